package ca.welcomingcommunities.kb.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook: one sheet for each heading of level 1; the first says that it is a sample. */
final class WorkbookSample {

  private static final int COLUMN_WIDTH = 28 * 256;

  private final XSSFWorkbook workbook;
  private final XSSFCellStyle bold;
  private XSSFSheet sheet;

  private WorkbookSample(Sample sample, XSSFWorkbook workbook) {
    this.workbook = workbook;
    this.bold = workbook.createCellStyle();
    XSSFFont font = workbook.createFont();
    font.setBold(true);
    bold.setFont(font);
    this.sheet = workbook.createSheet(sample.french() ? "À lire" : "Read me");
    line(List.of(sample.title()), true);
    line(List.of(sample.get("subtitle")), false);
    line(List.of(sample.disclaimer()), false);
  }

  static byte[] render(Sample sample) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      WorkbookSample sheets = new WorkbookSample(sample, workbook);
      sample.blocks().forEach(sheets::block);
      WordSample.describe(workbook.getProperties(), sample);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return FixedZip.settle(bytes.toByteArray());
    }
  }

  private void block(Block block) {
    switch (block) {
      case Block.Heading heading -> sheet = workbook.createSheet(heading.text());
      case Block.Paragraph paragraph -> line(List.of(paragraph.text()), false);
      case Block.Items items -> items.texts().forEach(text -> line(List.of(text), false));
      case Block.Grid grid -> {
        boolean head = true;
        for (List<String> row : grid.rows()) {
          line(row, head);
          head = false;
        }
      }
      case Block.Remark remark -> line(List.of(remark.text()), false);
      case Block.PageBreak _ -> throw new IllegalArgumentException("sheets have no page breaks");
    }
  }

  private void line(List<String> texts, boolean head) {
    var row = sheet.createRow(sheet.getPhysicalNumberOfRows());
    for (int column = 0; column < texts.size(); column++) {
      XSSFCell cell = row.createCell(column);
      String text = texts.get(column);
      if (text.matches("-?\\d+(\\.\\d+)?")) {
        cell.setCellValue(Double.parseDouble(text));
      } else {
        cell.setCellValue(text);
      }
      if (head) {
        cell.setCellStyle(bold);
      }
      sheet.setColumnWidth(column, COLUMN_WIDTH);
    }
  }
}
