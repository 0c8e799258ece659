package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.DefaultHtmlMapper;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child: Tika's parser for HTML, told to keep the ends of divisions, without which the
 * last word of one and the first of the next become one word, and to leave out navigation.
 *
 * <p>Public only because Tika creates it by name.
 */
public final class MarkedHtmlParser implements Parser {
  private static final long serialVersionUID = 1;

  private final JSoupParser parser = new JSoupParser();

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return parser.getSupportedTypes(context);
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    HtmlMapper outer = context.get(HtmlMapper.class);
    context.set(HtmlMapper.class, new DivisionMapper());
    try {
      parser.parse(stream, handler, metadata, context);
    } finally {
      context.set(HtmlMapper.class, outer);
    }
  }

  private static final class DivisionMapper extends DefaultHtmlMapper {
    private static final Set<String> DIVISIONS =
        Set.of(
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "aside",
            "figure",
            "figcaption",
            "details",
            "summary",
            "caption",
            "fieldset",
            "address");
    private static final Set<String> LEFT_OUT =
        Set.of("nav", "template", "noscript", "svg", "select", "button");

    @Override
    public @Nullable String mapSafeElement(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return DIVISIONS.contains(lower) ? "section" : super.mapSafeElement(name);
    }

    @Override
    public boolean isDiscardElement(String name) {
      return LEFT_OUT.contains(name.toLowerCase(Locale.ROOT)) || super.isDiscardElement(name);
    }
  }
}
