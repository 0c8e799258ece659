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
 * last word of one and the first of the next become one word, and the footer of a page; and to
 * leave out navigation.
 *
 * <p>Public only because Tika creates it by name.
 */
public final class MarkedHtmlParser implements Parser {
  private static final long serialVersionUID = 1;

  private final JSoupParser parser = new JSoupParser();
  private final transient HtmlMapper mapper;

  /** For web pages. */
  public MarkedHtmlParser() {
    this(new DivisionMapper());
  }

  private MarkedHtmlParser(HtmlMapper mapper) {
    this.mapper = mapper;
  }

  /** For whatever looks like XML: every element is a paragraph, none is left out. */
  static MarkedHtmlParser ofAnything() {
    return new MarkedHtmlParser(new ParagraphMapper());
  }

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return parser.getSupportedTypes(context);
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    HtmlMapper outer = context.get(HtmlMapper.class);
    context.set(HtmlMapper.class, mapper);
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
      if (lower.equals("footer")) {
        return lower;
      }
      return DIVISIONS.contains(lower) ? "section" : super.mapSafeElement(name);
    }

    @Override
    public boolean isDiscardElement(String name) {
      return LEFT_OUT.contains(name.toLowerCase(Locale.ROOT)) || super.isDiscardElement(name);
    }
  }

  private static final class ParagraphMapper implements HtmlMapper {
    @Override
    public String mapSafeElement(String name) {
      return "section";
    }

    @Override
    public boolean isDiscardElement(String name) {
      return false;
    }

    @Override
    public @Nullable String mapSafeAttribute(String element, String attribute) {
      return null;
    }
  }
}
