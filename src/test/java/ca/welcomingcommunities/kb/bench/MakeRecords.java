package ca.welcomingcommunities.kb.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes records for {@code wci import}, the same ones for the same seed: about 2 kB of text each,
 * two in three English, with word frequencies that fall as in real text (Zipf), and one word that
 * no other record has.
 *
 * <p>Run: {@code java -cp target/test-classes ca.welcomingcommunities.kb.bench.MakeRecords FILE
 * COUNT [SEED]}
 */
public final class MakeRecords {
  private static final String[] ENGLISH = {
    "the newcomer community and local services for families in our region",
    "housing costs keep families from settling near work and school",
    "employers hire internationally trained nurses engineers and teachers",
    "mental health support in the first language of the patient",
    "police and newcomer youth meet in neighbourhood sports programs",
    "volunteers welcome refugee families at the library every week",
    "language classes with child care are full through the winter",
    "the council reviewed its strategic plan and set indicators of progress",
    "rural towns look for workers and offer transportation to the job",
    "interpretation in hospitals remains the most frequent request",
    "the school board trains teachers for diverse classrooms",
    "a mentoring program pairs newcomers with people in their profession",
    "credential recognition takes years and bridging programs help",
    "hate crime reporting grows when people trust the police",
    "the partnership measures outcomes with surveys and administrative counts"
  };
  private static final String[] FRENCH = {
    "les nouveaux arrivants et les services locaux pour les familles de la région",
    "le logement abordable manque près des écoles et des emplois",
    "les employeurs embauchent des infirmières formées à l'étranger",
    "le soutien en santé mentale dans la langue du patient",
    "la police et les jeunes se rencontrent dans les programmes sportifs",
    "les bénévoles accueillent les familles réfugiées à la bibliothèque",
    "les cours de langue avec garderie sont complets tout l'hiver",
    "le conseil a révisé son plan stratégique et ses indicateurs",
    "les petites villes cherchent des travailleurs et offrent le transport",
    "l'interprétation dans les hôpitaux demeure la demande la plus fréquente"
  };
  private static final String[] REGIONS = {
    "on-toronto",
    "on-gta",
    "on-central-west",
    "on-central-east",
    "on-eastern",
    "on-southwestern",
    "on-northeastern",
    "on-northwestern"
  };

  private final Random random;

  private MakeRecords(long seed) {
    random = new Random(seed);
  }

  public static void main(String[] args) throws IOException {
    write(
        Path.of(args[0]), Integer.parseInt(args[1]), args.length > 2 ? Long.parseLong(args[2]) : 1);
  }

  /** Writes {@code count} records, numbered from 0. */
  public static void write(Path file, int count, long seed) throws IOException {
    MakeRecords maker = new MakeRecords(seed);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < count; i++) {
        out.write(maker.record(i));
        out.newLine();
      }
    }
  }

  /** The word that only record {@code number} has. */
  public static String uniqueWord(int number) {
    return "wrk" + number + "x";
  }

  private String record(int number) {
    boolean french = number % 3 == 2;
    String[] sentences = french ? FRENCH : ENGLISH;
    StringBuilder text = new StringBuilder(2_200);
    text.append(french ? "Dossier " : "File ").append(uniqueWord(number)).append(". ");
    while (text.length() < 2_000) {
      String sentence = sentences[random.nextInt(sentences.length)];
      text.append(Character.toUpperCase(sentence.charAt(0))).append(sentence, 1, sentence.length());
      for (int i = 0; i < 4; i++) {
        text.append(' ').append(word());
      }
      text.append(". ");
    }
    return "{\"externalId\":\"record-%d\",\"title\":\"%s %d\",\"text\":\"%s\",\"language\":\"%s\",\"region\":[\"%s\"],\"year\":%d}"
        .formatted(
            number,
            french ? "Rapport d'étape" : "Progress report",
            number,
            text.toString().strip(),
            french ? "fr" : "en",
            REGIONS[random.nextInt(REGIONS.length)],
            2009 + random.nextInt(16));
  }

  /** One of some 20,000 made-up words; low numbers are far more frequent. */
  private String word() {
    int rank = (int) Math.min(20_000, Math.exp(random.nextDouble() * Math.log(20_000)));
    StringBuilder word = new StringBuilder("v");
    for (int rest = rank; rest > 0; rest /= 21) {
      word.append("bcdfghjklmnpqrstvwxza".charAt(rest % 21)).append("aeiou".charAt(rest % 5));
    }
    return word.toString();
  }
}
