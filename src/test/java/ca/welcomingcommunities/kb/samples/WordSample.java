package ca.welcomingcommunities.kb.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/**
 * A Word document with real heading styles, page breaks before chapters of a report, tables and a
 * running foot.
 */
final class WordSample {

  private static final List<Integer> HEADING_SIZES = List.of(17, 14, 12);

  private final Sample sample;
  private final XWPFDocument document;
  private boolean broken = true;

  private WordSample(Sample sample, XWPFDocument document) {
    this.sample = sample;
    this.document = document;
  }

  static byte[] render(Sample sample) throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      new WordSample(sample, document).fill();
      describe(document.getProperties(), sample);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.write(bytes);
      return FixedZip.settle(bytes.toByteArray());
    }
  }

  /** The properties that Office formats share. */
  static void describe(POIXMLProperties properties, Sample sample) {
    POIXMLProperties.CoreProperties core = properties.getCoreProperties();
    Date day = Date.from(sample.date().atStartOfDay().toInstant(ZoneOffset.UTC));
    core.setTitle(sample.title());
    core.setCreator(sample.author());
    core.setSubjectProperty(sample.disclaimer());
    core.setKeywords(String.join(", ", sample.keywords()));
    core.setCreated(Optional.of(day));
    core.setModified(Optional.of(day));
    core.setLastModifiedByUser(sample.author());
    core.getUnderlyingProperties()
        .setLanguageProperty(Optional.of(sample.french() ? "fr-CA" : "en-CA"));
  }

  private void fill() {
    styles();
    write(sample.title(), "Title");
    if (!sample.get("subtitle").isEmpty()) {
      write(sample.get("subtitle"), "Subtitle");
    }
    write(sample.disclaimer(), "Remark");
    sample.blocks().forEach(this::block);
    XWPFParagraph foot = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
    foot.createRun().setText(sample.mark() + " – " + sample.get("foot"));
  }

  private void block(Block block) {
    switch (block) {
      case Block.Heading heading -> {
        XWPFParagraph paragraph = write(heading.text(), "Heading" + heading.level());
        paragraph.setPageBreak(sample.report() && heading.level() == 1 && !broken);
      }
      case Block.Paragraph paragraph -> write(paragraph.text(), "Normal");
      case Block.Items items -> {
        for (int index = 0; index < items.texts().size(); index++) {
          write(items.mark(index) + " " + items.texts().get(index), "ListParagraph");
        }
      }
      case Block.Grid grid -> grid(grid);
      case Block.Remark remark -> write(remark.text(), "Remark");
      case Block.PageBreak _ -> document.createParagraph().setPageBreak(true);
    }
    broken = block instanceof Block.PageBreak;
  }

  private XWPFParagraph write(String text, String style) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setStyle(style);
    paragraph.createRun().setText(text);
    return paragraph;
  }

  private void grid(Block.Grid grid) {
    List<List<String>> rows = grid.rows();
    XWPFTable table = document.createTable(rows.size(), rows.getFirst().size());
    table.setWidth("100%");
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        table.getRow(row).getCell(column).setText(rows.get(row).get(column));
        if (row == 0) {
          table.getRow(row).getCell(column).setColor("E6EFF5");
        }
      }
    }
    document.createParagraph();
  }

  private void styles() {
    XWPFStyles styles = document.createStyles();
    styles.addStyle(style("Normal", "Normal", 11, false));
    styles.addStyle(style("Title", "Title", 24, true));
    styles.addStyle(style("Subtitle", "Subtitle", 14, false));
    styles.addStyle(style("Remark", "Intense Quote", 10, false));
    styles.addStyle(style("ListParagraph", "List Paragraph", 11, false));
    for (int level = 1; level <= HEADING_SIZES.size(); level++) {
      CTStyle heading =
          style("Heading" + level, "heading " + level, HEADING_SIZES.get(level - 1), true)
              .getCTStyle();
      heading.getPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1L));
      heading.getPPr().addNewKeepNext();
      styles.addStyle(new XWPFStyle(heading));
    }
  }

  private static XWPFStyle style(String id, String name, int points, boolean bold) {
    CTStyle style = CTStyle.Factory.newInstance();
    style.setStyleId(id);
    style.setType(STStyleType.PARAGRAPH);
    style.addNewName().setVal(name);
    CTPPrGeneral frame = style.addNewPPr();
    frame.addNewSpacing().setAfter(BigInteger.valueOf(120));
    if (id.equals("ListParagraph") || id.equals("Remark")) {
      frame.addNewInd().setLeft(BigInteger.valueOf(360));
    }
    CTRPr letters = style.addNewRPr();
    letters.addNewRFonts().setAscii("Calibri");
    letters.addNewSz().setVal(BigInteger.valueOf(points * 2L));
    if (bold) {
      letters.addNewB();
      letters.addNewColor().setVal(String.format(Locale.ROOT, "%06X", 0x124f7c));
    }
    return new XWPFStyle(style);
  }
}
