package ca.welcomingcommunities.kb.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Renders {@code src/samples/} into {@code sample-docs/}. */
final class MakeSampleDocuments {

  private MakeSampleDocuments() {}

  /** Takes the folder of sources and the folder to write into; without them the project's own. */
  public static void main(String[] args) throws IOException {
    Path sources = Path.of(args.length > 0 ? args[0] : "src/samples");
    Path target = Path.of(args.length > 1 ? args[1] : "sample-docs");
    Files.createDirectories(target);
    List<Sample> samples = SampleReader.readAll(sources);
    for (Sample sample : samples) {
      Files.write(target.resolve(sample.file()), render(sample));
    }
    Files.writeString(target.resolve("README.md"), SampleList.of(samples));
  }

  /** The bytes of the file; the format is that of its name. */
  static byte[] render(Sample sample) throws IOException {
    String name = sample.file();
    if (name.endsWith("-scan.pdf")) {
      return ScanSample.render(sample);
    }
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "pdf" -> PdfSample.render(sample);
      case "docx" -> WordSample.render(sample);
      case "pptx" -> SlidesSample.render(sample);
      case "xlsx" -> WorkbookSample.render(sample);
      case "odt" -> OpenTextSample.render(sample);
      case "html" -> MarkupSample.html(sample);
      case "rtf" -> MarkupSample.rtf(sample);
      case "txt" -> PlainSample.text(sample);
      case "md" -> PlainSample.markdown(sample);
      case "csv" -> PlainSample.csv(sample);
      case "eml" -> PlainSample.mail(sample);
      default -> throw new IllegalArgumentException("no such format: " + name);
    };
  }
}
