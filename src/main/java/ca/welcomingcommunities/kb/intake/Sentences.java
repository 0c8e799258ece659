package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.extract.Extraction;
import ca.welcomingcommunities.kb.extract.Warning;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The problems and warnings of jobs, in words. The catalogue keeps codes such as {@code encrypted}
 * and {@code ocr-used:12}; readers get sentences in their language.
 */
public final class Sentences {
  /** The process ended while reading it, as often as it was tried. */
  static final String GAVE_UP = "gave-up";

  /** Its bytes are no longer in the archive. */
  static final String ORIGINAL_MISSING = "original-missing";

  /** There was no text in it. */
  static final String NO_TEXT = "no-text";

  /** It has scanned pages, and what could read them is not installed. */
  static final String NO_OCR = "no-ocr";

  /** The disk, or what reads files, failed as often as it was tried. */
  static final String UNREADABLE = "unreadable";

  /** It was read, and the index would not take it. */
  static final String NOT_INDEXED = "not-indexed";

  /** It took long, or broke what read it, and waits to be tried once more. */
  static final String WAITS_FOR_TIME = "waits-for-time";

  /** Its scanned pages, of which there are so many, wait to be recognised. */
  static final String WAITS_FOR_SCANS = "waits-for-scans";

  /** A mistake of this program. */
  static final String INTERNAL = "internal";

  private static final Set<String> PARTIAL =
      Set.of(code(Warning.Code.PARTIAL), code(Warning.Code.STOPPED));

  private static final Map<String, Words> WORDS = words();

  private Sentences() {}

  /**
   * The sentence for a stored problem or warning; the stored text itself if it is none of the
   * codes.
   *
   * @param locale {@link Language#FR} for French, else English
   */
  public static String of(String stored, Language locale) {
    int colon = stored.indexOf(':');
    String code = colon < 0 ? stored : stored.substring(0, colon);
    Words words = WORDS.get(code);
    if (words == null) {
      return stored;
    }
    String sentence = locale == Language.FR ? words.french : words.english;
    return sentence.replace("{0}", colon < 0 ? "?" : stored.substring(colon + 1));
  }

  /**
   * Why a file could be read only in part.
   *
   * @param warnings of its job, as they are stored
   * @return one of them; empty if it was read to its end
   */
  public static Optional<String> partial(List<String> warnings) {
    return warnings.stream().filter(PARTIAL::contains).findFirst();
  }

  static String code(Extraction.Failed failed) {
    return code(failed.reason());
  }

  static String code(Warning warning) {
    return warning.count() == 0
        ? code(warning.code())
        : code(warning.code()) + ":" + value(warning);
  }

  private static String value(Warning warning) {
    return warning.code() == Warning.Code.OCR_UNSURE
        ? warning.detail()
        : Integer.toString(warning.count());
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private record Words(String english, String french) {}

  private static Words words(Extraction.Reason reason) {
    return switch (reason) {
      case ENCRYPTED ->
          new Words(
              "The file is protected by a password. Save it without one, and hand that in.",
              "Le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe et"
                  + " remettez cette version.");
      case CORRUPT ->
          new Words(
              "The file is damaged, or is not what its name says. Open it in the program it was"
                  + " made with, save it anew, and hand that in.",
              "Le fichier est endommagé, ou n’est pas ce que son nom annonce. Ouvrez-le dans le"
                  + " logiciel qui l’a créé, enregistrez-le de nouveau et remettez cette version.");
      case EMPTY ->
          new Words(
              "The file is empty. Look at the original, and hand it in again.",
              "Le fichier est vide. Vérifiez l’original et remettez-le de nouveau.");
      case UNSUPPORTED ->
          new Words(
              "This kind of file cannot be read here. Save it as PDF, Word or text, and hand that"
                  + " in.",
              "Ce type de fichier ne peut pas être lu ici. Enregistrez-le en format PDF, Word ou"
                  + " texte et remettez cette version.");
      case TOO_SLOW ->
          new Words(
              "Reading the file took too long and was stopped. Divide it into smaller files, or save"
                  + " it as PDF, and hand that in.",
              "La lecture du fichier a pris trop de temps et a été arrêtée. Divisez-le en fichiers"
                  + " plus petits ou enregistrez-le en format PDF, et remettez le résultat.");
      case OUT_OF_MEMORY ->
          new Words(
              "Reading the file needed too much memory and was stopped. Divide it into smaller"
                  + " files, or save it as PDF, and hand that in.",
              "La lecture du fichier demandait trop de mémoire et a été arrêtée. Divisez-le en"
                  + " fichiers plus petits ou enregistrez-le en format PDF, et remettez le"
                  + " résultat.");
      case CRASHED ->
          new Words(
              "The program that reads files broke down on this one, twice. Open it in the program it"
                  + " was made with, save it as PDF, and hand that in.",
              "Le programme de lecture est tombé en panne sur ce fichier, à deux reprises. Ouvrez-le"
                  + " dans le logiciel qui l’a créé, enregistrez-le en format PDF et remettez cette"
                  + " version.");
      case TOO_MUCH_TEXT ->
          new Words(
              "The file has more text than a document may have. Divide it into smaller files, and"
                  + " hand those in.",
              "Le fichier contient plus de texte qu’un document n’en peut avoir. Divisez-le en"
                  + " fichiers plus petits et remettez ceux-ci.");
    };
  }

  private static Words words(Warning.Code code) {
    return switch (code) {
      case OCR_UNAVAILABLE ->
          new Words(
              "Pages without text that could not be read as scans, because Tesseract is not"
                  + " installed: {0}.",
              "Pages sans texte qui n’ont pu être lues comme numérisations, car Tesseract n’est"
                  + " pas installé : {0}.");
      case OCR_FAILED ->
          new Words(
              "Scanned pages that could not be read: {0}.",
              "Pages numérisées qui n’ont pas pu être lues : {0}.");
      case IMAGE_TOO_LARGE ->
          new Words(
              "Pictures with more than 100 megapixels, whose text is not recognised: {0}.",
              "Images de plus de 100 mégapixels, dont le texte n’est pas reconnu : {0}.");
      case OCR_USED ->
          new Words(
              "Pages whose text was recognised from a scan and may have errors: {0}.",
              "Pages dont le texte a été reconnu à partir d’une numérisation et peut contenir des"
                  + " erreurs : {0}.");
      case OCR_UNSURE ->
          new Words(
              "Pages that were hard to recognise, with how sure that was; somebody should look at"
                  + " them: {0}.",
              "Pages difficiles à reconnaître, avec le degré de certitude; à vérifier : {0}.");
      case PAGES_WITHOUT_TEXT -> new Words("Pages without text: {0}.", "Pages sans texte : {0}.");
      case PARTIAL ->
          new Words(
              "The file is damaged; it was read up to the damage.",
              "Le fichier est endommagé; il a été lu jusqu’à l’endroit du dommage.");
      case STOPPED ->
          new Words(
              "Reading the file took too much time or memory and was stopped; what had been read"
                  + " by then can be found.",
              "La lecture du fichier demandait trop de temps ou de mémoire et a été arrêtée; ce"
                  + " qui avait été lu jusque-là peut être trouvé.");
      case ATTACHMENTS_LEFT_OUT ->
          new Words(
              "Files inside this file that were not read: {0}.",
              "Fichiers contenus dans ce fichier qui n’ont pas été lus : {0}.");
      case TOO_MANY_FILES ->
          new Words(
              "There are more than 10,000 files inside this file; the others were not read.",
              "Ce fichier contient plus de 10 000 fichiers; les autres n’ont pas été lus.");
      case TOO_DEEP ->
          new Words(
              "There are archives inside archives, more than five deep; those further in were not"
                  + " read.",
              "Des archives sont imbriquées sur plus de cinq niveaux; les plus profondes n’ont pas"
                  + " été lues.");
      case UNPACKS_TOO_LARGE ->
          new Words(
              "Unpacked, the files inside this one would be more than a hundred times as large;"
                  + " they were read only in part. Hand in those that matter one by one.",
              "Une fois décompressés, les fichiers contenus dans celui-ci seraient plus de cent"
                  + " fois plus volumineux; ils n’ont été lus qu’en partie. Remettez un à un ceux"
                  + " qui importent.");
    };
  }

  private static Map<String, Words> words() {
    Map<String, Words> all = new HashMap<>();
    for (Extraction.Reason reason : Extraction.Reason.values()) {
      all.put(code(reason), words(reason));
    }
    for (Warning.Code code : Warning.Code.values()) {
      all.put(code(code), words(code));
    }
    all.put(
        GAVE_UP,
        new Words(
            "The server stopped while it was reading this file, more than once; it is not tried"
                + " again by itself.",
            "Le serveur s’est arrêté plus d’une fois pendant la lecture de ce fichier; il ne"
                + " réessaiera pas de lui-même."));
    all.put(
        ORIGINAL_MISSING,
        new Words(
            "The file is no longer in the archive; hand it in again.",
            "Le fichier n’est plus dans les archives; veuillez le remettre de nouveau."));
    all.put(
        NO_TEXT,
        new Words(
            "No text was found in this file; it is found by its title and labels only. If it shows"
                + " text, hand in a version in which that can be selected.",
            "Aucun texte n’a été trouvé dans ce fichier; seuls son titre et ses étiquettes"
                + " permettent de le trouver. Si du texte s’y affiche, remettez une version où il"
                + " peut être sélectionné."));
    all.put(
        NO_OCR,
        new Words(
            "Pages of this file are scans, which are read by Tesseract, and that is not installed."
                + " Install tesseract-ocr with the languages eng and fra, then try again; until"
                + " then these pages cannot be found by their text.",
            "Des pages de ce fichier sont des numérisations, que lit Tesseract, et il n’est pas"
                + " installé. Installez tesseract-ocr avec les langues eng et fra, puis réessayez;"
                + " d’ici là, le texte de ces pages ne permet pas de les trouver."));
    all.put(
        UNREADABLE,
        new Words(
            "The server could not read this file, although it tried several times; its log says"
                + " why.",
            "Le serveur n’a pas pu lire ce fichier, malgré plusieurs tentatives; son journal en"
                + " donne la raison."));
    all.put(
        NOT_INDEXED,
        new Words(
            "The file was read, but a mistake in this program keeps it from being found by"
                + " searches; the server's log has it.",
            "Le fichier a été lu, mais une erreur de ce programme empêche les recherches de le"
                + " trouver; le journal du serveur en fait état."));
    all.put(
        WAITS_FOR_TIME,
        new Words(
            "Reading this file takes long; it waits for its turn among such files.",
            "La lecture de ce fichier est longue; il attend son tour parmi les fichiers semblables."));
    all.put(
        WAITS_FOR_SCANS,
        new Words(
            "Scanned pages that wait for their text to be recognised: {0}.",
            "Pages numérisées dont le texte attend d’être reconnu : {0}."));
    all.put(
        INTERNAL,
        new Words(
            "A mistake in this program kept the file from being read; the server's log has it.",
            "Une erreur de ce programme a empêché la lecture du fichier; le journal du serveur en"
                + " fait état."));
    return all;
  }
}
