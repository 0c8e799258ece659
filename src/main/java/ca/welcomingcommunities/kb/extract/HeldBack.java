package ca.welcomingcommunities.kb.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.tika.sax.ContentHandlerDecorator;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Runs in the child: passes on what a parser writes from its first letter on, with everything
 * before it. What wrote no letter can be taken back, and another parser be tried.
 */
final class HeldBack extends ContentHandlerDecorator {

  /** Something a parser wrote. */
  @FunctionalInterface
  interface Event {
    void sendTo(ContentHandler handler) throws SAXException;
  }

  private final ContentHandler next;
  private final Deadline deadline;
  private List<Event> held = new ArrayList<>();
  private boolean begun;
  private boolean mapped;

  HeldBack(ContentHandler next, Deadline deadline) {
    super(next);
    this.next = next;
    this.deadline = deadline;
  }

  /** Whether there was a letter. */
  boolean hasText() {
    return begun;
  }

  /** Forgets what was held back; only before the first letter. */
  List<Event> takeBack() {
    List<Event> events = held;
    mapped = false;
    held = new ArrayList<>();
    return events;
  }

  /** Passes on what an earlier try had written, after all. */
  void giveBack(List<Event> events) {
    held = events;
  }

  /** Whether the parser was, or should be, told to stop. */
  boolean isLate() {
    return deadline.isOver();
  }

  /** Nothing more comes; what was held back is not needed, and the memory may be. */
  void forget() {
    held = new ArrayList<>();
  }

  /** Passes everything on. */
  void release() throws SAXException {
    begun = true;
    for (Event event : held) {
      event.sendTo(next);
    }
    held = new ArrayList<>();
  }

  private void pass(Event event) throws SAXException {
    if (deadline.isOver()) {
      throw new SAXException("the time is over");
    }
    if (begun) {
      event.sendTo(next);
    } else {
      held.add(event);
    }
  }

  @Override
  public void startDocument() throws SAXException {
    pass(ContentHandler::startDocument);
  }

  @Override
  public void endDocument() throws SAXException {
    pass(ContentHandler::endDocument);
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) throws SAXException {
    mapped |= prefix.isEmpty();
    pass(handler -> handler.startPrefixMapping(prefix, uri));
  }

  @Override
  public void endPrefixMapping(String prefix) throws SAXException {
    pass(handler -> handler.endPrefixMapping(prefix));
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes)
      throws SAXException {
    if (!mapped) {
      startPrefixMapping("", uri); // which not every parser says
    }
    Attributes kept = begun ? attributes : new AttributesImpl(attributes);
    pass(handler -> handler.startElement(uri, local, name, kept));
  }

  @Override
  public void endElement(String uri, String local, String name) throws SAXException {
    pass(handler -> handler.endElement(uri, local, name));
  }

  @Override
  public void characters(char[] characters, int start, int length) throws SAXException {
    if (!begun && hasLetter(characters, start, length)) {
      release();
    }
    if (begun) {
      pass(handler -> handler.characters(characters, start, length));
    } else {
      char[] kept = Arrays.copyOfRange(characters, start, start + length);
      pass(handler -> handler.characters(kept, 0, kept.length));
    }
  }

  @Override
  public void ignorableWhitespace(char[] characters, int start, int length) throws SAXException {
    characters(characters, start, length);
  }

  private static boolean hasLetter(char[] characters, int start, int length) {
    for (int i = start; i < start + length; i++) {
      if (!Character.isWhitespace(characters[i])) {
        return true;
      }
    }
    return false;
  }
}
