package ca.welcomingcommunities.kb.samples;

import java.awt.Color;
import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideMaster;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/**
 * Slides: one for each heading of level 1, with its bullets or table; remarks become speaker's
 * notes.
 */
final class SlidesSample {

  private final Sample sample;
  private final XMLSlideShow show;
  private XSLFSlide slide;

  private SlidesSample(Sample sample, XMLSlideShow show) {
    this.sample = sample;
    this.show = show;
    this.slide = opening();
  }

  static byte[] render(Sample sample) throws IOException {
    try (XMLSlideShow show = new XMLSlideShow()) {
      SlidesSample slides = new SlidesSample(sample, show);
      sample.blocks().forEach(slides::block);
      WordSample.describe(show.getProperties(), sample);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      show.write(bytes);
      return FixedZip.settle(bytes.toByteArray());
    }
  }

  private XSLFSlide opening() {
    XSLFSlideMaster master = show.getSlideMasters().getFirst();
    XSLFSlide first = show.createSlide(master.getLayout(SlideLayout.TITLE));
    first.getPlaceholder(0).setText(sample.title());
    XSLFTextShape below = first.getPlaceholder(1);
    below.setText(sample.get("subtitle"));
    XSLFTextParagraph sentence = below.addNewTextParagraph();
    sentence.addNewTextRun().setText(sample.disclaimer());
    sentence.getTextRuns().getFirst().setFontSize(14.0);
    return first;
  }

  private void block(Block block) {
    switch (block) {
      case Block.Heading heading -> begin(heading.text());
      case Block.Paragraph paragraph -> add(paragraph.text(), false);
      case Block.Items items -> items.texts().forEach(text -> add(text, true));
      case Block.Grid grid -> grid(grid.rows());
      case Block.Remark remark -> note(remark.text());
      case Block.PageBreak _ ->
          throw new IllegalArgumentException("a slide is a page: " + sample.file());
    }
  }

  private void begin(String title) {
    XSLFSlideMaster master = show.getSlideMasters().getFirst();
    slide = show.createSlide(master.getLayout(SlideLayout.TITLE_AND_CONTENT));
    slide.getPlaceholder(0).setText(title);
    slide.getPlaceholder(1).clearText();
  }

  private void add(String text, boolean bullet) {
    XSLFTextParagraph paragraph = slide.getPlaceholder(1).addNewTextParagraph();
    paragraph.setBullet(bullet);
    paragraph.addNewTextRun().setText(text);
    paragraph.getTextRuns().getFirst().setFontSize(20.0);
  }

  private void grid(List<List<String>> rows) {
    slide.removeShape(slide.getPlaceholder(1));
    XSLFTable table = slide.createTable(rows.size(), rows.getFirst().size());
    table.setAnchor(new Rectangle(40, 130, 640, 30 * rows.size()));
    for (int column = 0; column < rows.getFirst().size(); column++) {
      table.setColumnWidth(column, 640.0 / rows.getFirst().size());
    }
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        XSLFTableCell cell = table.getCell(row, column);
        cell.setText(rows.get(row).get(column));
        cell.getTextParagraphs().getFirst().getTextRuns().getFirst().setFontSize(15.0);
        cell.setFillColor(row == 0 ? new Color(0xe6, 0xef, 0xf5) : Color.WHITE);
      }
    }
  }

  private void note(String text) {
    XSLFNotes notes = show.getNotesSlide(slide);
    for (XSLFTextShape shape : notes.getPlaceholders()) {
      if (shape.getTextType() == Placeholder.BODY) {
        shape.setText(text);
      }
    }
  }
}
