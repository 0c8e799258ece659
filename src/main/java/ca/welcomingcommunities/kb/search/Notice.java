package ca.welcomingcommunities.kb.search;

import java.util.Objects;

/**
 * Something the searcher should know about how the text was read.
 *
 * @param code stable, the views have a sentence for each
 * @param detail the part of the text it speaks of; may be empty
 */
public record Notice(Code code, String detail) {
  /** Kinds of notices. */
  public enum Code {
    /** The text was longer than the limit; the rest was left out. */
    TOO_LONG("too-long"),
    /** More clauses than the limit; the rest was left out. */
    TOO_MANY_CLAUSES("too-many-clauses"),
    /** Parentheses nested deeper than the limit were read as words. */
    TOO_DEEP("too-deep"),
    /** A quote or parenthesis without its partner. */
    UNBALANCED("unbalanced"),
    /** A star or tilde in a place where it means nothing (a leading star, a too short prefix). */
    WILDCARD_IGNORED("wildcard-ignored"),
    /** A field that does not exist; its name was read as a word. */
    UNKNOWN_FIELD("unknown-field"),
    /** An operator without its operand was read as a word or left out. */
    DANGLING_OPERATOR("dangling-operator"),
    /** No document has all the words; those with some of them are shown. */
    RELAXED("relaxed"),
    /** Few documents have all the words; after them come some that have some of them. */
    FEW("few"),
    /** A query of exclusions only. */
    ONLY_EXCLUSIONS("only-exclusions");

    private final String id;

    Code(String id) {
      this.id = id;
    }

    /** The name in JSON. */
    public String id() {
      return id;
    }
  }

  public Notice {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(detail, "detail");
  }
}
