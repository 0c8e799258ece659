package ca.welcomingcommunities.kb.extract;

import org.apache.tika.sax.ContentHandlerDecorator;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child: passes on what a parser writes with elements no deeper in each other than
 * {@value #MOST}. Further in only the text is, in the deepest element that is passed on, parted
 * where elements other than runs of text were: whoever nests a hundred thousand loses no word, and
 * nothing behind this has to be as deep.
 */
final class Shallow extends ContentHandlerDecorator {
  /** Tika takes a hundred for an attack, and adds some of its own. */
  static final int MOST = 60;

  private static final char[] LINE_FEED = {'\n'};

  private int depth;
  private boolean parted;

  Shallow(ContentHandler next) {
    super(next);
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes)
      throws SAXException {
    depth++;
    if (depth <= MOST) {
      super.startElement(uri, local, name, attributes);
    }
    part(local);
  }

  @Override
  public void endElement(String uri, String local, String name) throws SAXException {
    if (depth <= MOST) {
      super.endElement(uri, local, name);
    }
    part(local);
    depth--;
  }

  @Override
  public void characters(char[] characters, int start, int length) throws SAXException {
    if (parted) {
      super.characters(LINE_FEED, 0, LINE_FEED.length);
      parted = false;
    }
    super.characters(characters, start, length);
  }

  private void part(String element) {
    parted = depth > MOST && (parted || !XhtmlReader.INLINE.contains(element));
  }
}
