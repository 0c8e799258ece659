package ca.welcomingcommunities.kb.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.pipes.HandlerConfig;
import org.apache.tika.pipes.HandlerConfig.PARSE_MODE;
import org.apache.tika.sax.BasicContentHandlerFactory.HANDLER_TYPE;
import org.junit.jupiter.api.Test;
import org.xml.sax.ContentHandler;
import org.xml.sax.helpers.DefaultHandler;

class InnerFilesTest {
  private static final int SMALL = 1_000;
  private static final int LARGE = 11_000_000;

  private final Metadata outermost = new Metadata();
  private final Reader reader = new Reader();

  @Test
  void whatUnpacksToMoreThanAHundredTimesIsReadNoFurther() throws Exception {
    InnerFiles inner = inner(SMALL, Deadline.after(Duration.ofMinutes(1)));
    inner.parseEmbedded(
        new ByteArrayInputStream(new byte[LARGE]), new DefaultHandler(), new Metadata(), false);
    assertThat(reader.bytes).isLessThan(LARGE);
    assertThat(outermost.getValues(InnerFiles.REACHED)).containsExactly("RATIO");
    assertThat(inner.shouldParseEmbedded(new Metadata())).isFalse();
  }

  @Test
  void whatIsLargeInALargeFileIsRead() throws Exception {
    InnerFiles inner = inner(LARGE / 2, Deadline.after(Duration.ofMinutes(1)));
    inner.parseEmbedded(
        new ByteArrayInputStream(new byte[LARGE]), new DefaultHandler(), new Metadata(), false);
    assertThat(reader.bytes).isEqualTo(LARGE);
    assertThat(inner.shouldParseEmbedded(new Metadata())).isTrue();
  }

  @Test
  void nothingIsReadAfterTheTimeIsOver() {
    InnerFiles inner = inner(SMALL, Deadline.after(Duration.ofNanos(1)));
    assertThat(inner.shouldParseEmbedded(new Metadata())).isFalse();
  }

  @Test
  void picturesAreLeftOut() {
    InnerFiles inner = inner(SMALL, Deadline.after(Duration.ofMinutes(1)));
    Metadata picture = new Metadata();
    picture.set(TikaCoreProperties.RESOURCE_NAME_KEY, "word/media/logo.PNG");
    assertThat(inner.shouldParseEmbedded(picture)).isFalse();
  }

  private InnerFiles inner(long outermostBytes, Deadline deadline) {
    ParseContext context = new ParseContext();
    context.set(
        HandlerConfig.class, new HandlerConfig(HANDLER_TYPE.XML, PARSE_MODE.RMETA, 1, 10, true));
    context.set(Parser.class, reader);
    return new InnerFiles(context, outermost, outermostBytes, deadline);
  }

  /** Reads to the end, as parsers do, and keeps count. */
  private static final class Reader implements Parser {
    private static final long serialVersionUID = 1;
    private int bytes;

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
      return Set.of();
    }

    @Override
    public void parse(
        InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
        throws IOException {
      byte[] buffer = new byte[1 << 16];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        bytes += read;
      }
    }
  }
}
