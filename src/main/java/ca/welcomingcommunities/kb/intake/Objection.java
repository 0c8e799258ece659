package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.vocabulary.Bilingual;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What can be wrong with a line of an import, in words; <code>{0}</code>, <code>{1}</code> stand
 * for facts.
 */
enum Objection {
  TOO_LONG("the line is longer than {0} bytes", "la ligne compte plus de {0} octets"),
  NOT_UTF_8("the line is not UTF-8", "la ligne n’est pas en UTF-8"),
  NOT_JSON("not JSON", "ce n’est pas du JSON"),
  NOT_JSON_AT("not JSON, at character {0}", "ce n’est pas du JSON, au caractère {0}"),
  NO_OBJECT("a JSON object is expected", "un objet JSON est attendu"),
  NEITHER_TITLE_NOR_TEXT(
      "a record needs a title or a text", "une notice doit avoir un titre ou un texte"),
  TEXT("a text is expected", "un texte est attendu"),
  TEXTS("an array of texts is expected", "un tableau de textes est attendu"),
  OBJECTS("an array of objects is expected", "un tableau d’objets est attendu"),
  TOO_MANY_CHARACTERS("longer than {0} characters", "plus de {0} caractères"),
  LANGUAGE(
      "a language code such as 'en' or 'fr' is expected",
      "un code de langue comme «\u00a0en\u00a0» ou «\u00a0fr\u00a0» est attendu"),
  YEAR("a year of four digits is expected", "une année de quatre chiffres est attendue"),
  NUMBER("a whole number from 1 to {0} is expected", "un nombre entier de 1 à {0} est attendu"),
  DATE(
      "a date as in 2011-04-30 or 2011-04-30T12:00:00Z is expected",
      "une date comme 2011-04-30 ou 2011-04-30T12:00:00Z est attendue"),
  ADDRESS(
      "an address that begins with http:// or https:// is expected",
      "une adresse qui commence par http:// ou https:// est attendue"),
  KIND(
      "'document' or 'practice' is expected",
      "«\u00a0document\u00a0» ou «\u00a0practice\u00a0» est attendu"),
  UNKNOWN_VALUE("unknown value '{0}'", "valeur inconnue «\u00a0{0}\u00a0»"),
  UNKNOWN_VALUE_LIKE(
      "unknown value '{0}', did you mean '{1}'?",
      "valeur inconnue «\u00a0{0}\u00a0», vouliez-vous dire «\u00a0{1}\u00a0»\u202f?"),
  OF_ANOTHER(
      "there is such a record already, which was handed in with another key",
      "une telle notice existe déjà, versée avec une autre clé"),
  NOT_CLASSIFIED(
      "the record could not be read or classified; the server's log says why",
      "la notice n’a pu être lue ou classée\u202f; le journal du serveur en donne la raison"),
  NOT_STORED(
      "the record could not be stored; the server's log says why",
      "la notice n’a pu être enregistrée\u202f; le journal du serveur en donne la raison");

  private final String english;
  private final String french;

  Objection(String english, String french) {
    this.english = english;
    this.french = french;
  }

  /** The sentence. */
  Bilingual say(Object... facts) {
    return new Bilingual(filled(english, facts), filled(french, facts), true);
  }

  /** The sentence, with the place of the record that it is about before it. */
  Bilingual about(String place, Object... facts) {
    Bilingual sentence = say(facts);
    return new Bilingual(place + ": " + sentence.en(), place + "\u00a0: " + sentence.fr(), true);
  }

  /** Several sentences as one. */
  static Bilingual joined(List<Bilingual> sentences) {
    return new Bilingual(
        sentences.stream().map(Bilingual::en).collect(Collectors.joining("; ")),
        sentences.stream().map(Bilingual::fr).collect(Collectors.joining("\u202f; ")),
        true);
  }

  private static String filled(String pattern, Object... facts) {
    String text = pattern;
    for (int i = 0; i < facts.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(facts[i]));
    }
    return text;
  }
}
