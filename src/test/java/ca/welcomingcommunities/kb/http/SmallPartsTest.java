package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.search.MarkedText;
import ca.welcomingcommunities.kb.search.MarkedText.Mark;
import ca.welcomingcommunities.kb.search.Notice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallPartsTest {
  @Test
  void markedTextIsEscapedWithNothingButMarksAdded() {
    MarkedText text = new MarkedText("<b>a & \"b\"</b>'s", List.of(new Mark(0, 3), new Mark(7, 8)));
    assertThat(MarkedHtml.of(text))
        .isEqualTo("<mark>&lt;b&gt;</mark>a &amp; <mark>&quot;</mark>b&quot;&lt;/b&gt;&#39;s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "bytes=0-9      | 0  | 9  | true",
        "bytes=90-      | 90 | 99 | true",
        "bytes=-10      | 90 | 99 | true",
        "bytes=-1000    | 0  | 99 | true",
        "bytes=50-1000  | 50 | 99 | true",
        "-              | 0  | 99 | false",
        "bytes=5-2      | 0  | 99 | false",
        "bytes=0-1,3-4  | 0  | 99 | false",
        "bytes=-        | 0  | 99 | false",
        "lines=1-2      | 0  | 99 | false",
        "bytes=x-y      | 0  | 99 | false"
      })
  void rangesAreReadAsTheRfcSays(String header, long first, long last, boolean part) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange(first, last, 100, part));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
  void aRangeOutsideTheFileIsRefused(String header) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> ByteRange.of(header, 100))
        .matches(refused -> refused.problem().kind() == Problem.Kind.RANGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan.pdf",
        "a\"b.pdf",
        "a\\b",
        "a\r\nSet-Cookie: x=1",
        "été.pdf",
        "a;filename=b",
        "\u202Egpj.exe",
        "%22",
        "a*b'c",
        "\0",
        ""
      })
  void aDownloadHasExactlyOneNameOfEachKind(String filename) {
    String header = Disposition.of(false, filename);
    assertThat(header)
        .matches("attachment; filename=\"[ -~&&[^\"\\\\]]+\"; filename\\*=UTF-8''[A-Za-z0-9._%-]*");
    assertThat(
            java.net.URLDecoder.decode(
                header.replaceAll(".*''", ""), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(filename);
  }

  @Test
  void aFileAddressStaysOneSegmentOfThePath() {
    DocumentId id = new DocumentId("abc");
    assertThat(Urls.file(id, "../a b/é.pdf")).isEqualTo("/files/abc/.._a%20b_%C3%A9.pdf");
    assertThat(Urls.file(id, "..")).isEqualTo("/files/abc/file");
    assertThat(Urls.file(id, "a.pdf", "application/pdf", 7))
        .isEqualTo("/files/abc/a.pdf?view=inline#page=7");
    assertThat(Urls.file(id, "a.docx", "application/msword", 7)).isEqualTo("/files/abc/a.docx");
    assertThat(Urls.file(id, null, null, 7)).isNull();
  }

  @ParameterizedTest
  @EnumSource(Problem.Kind.class)
  void everyKindOfProblemHasWordsInBothLanguages(Problem.Kind kind) {
    Problem problem = Problem.of(kind, "x");
    assertThat(problem.title(Language.EN)).isNotEqualTo(problem.title(Language.FR));
    assertThat(problem.detail(Language.EN)).isNotEqualTo(problem.detail(Language.FR));
  }

  @ParameterizedTest
  @EnumSource(Notice.Code.class)
  void everyNoticeHasASentence(Notice.Code code) {
    assertThat(Messages.OF_THE_API.text(Language.FR, "notice." + code.id(), "x")).isNotBlank();
  }

  @Test
  void aMessageThatDoesNotExistIsABug() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Messages.OF_THE_API.text(Language.EN, "no.such.key"));
  }

  @Test
  void citationsStandInTheOrderOfTheManual() {
    Description one =
        new Description("A plan", null, Language.EN, 2011, List.of("City of X"), "https://x.ca/p");
    assertThat(Citation.apa(one, Language.EN))
        .isEqualTo("City of X. (2011). A plan. https://x.ca/p");
    Description two =
        new Description("Un plan?", null, Language.FR, null, List.of("A", "B", "C"), null);
    assertThat(Citation.apa(two, Language.FR)).isEqualTo("A, B et C. (s. d.). Un plan?");
    Description none = new Description("Plan", null, Language.EN, null, List.of(), null);
    assertThat(Citation.apa(none, Language.EN)).isEqualTo("Plan. (n.d.).");
  }

  @Test
  void aBodyThatComesTooSlowlyIsCutAfterTheGrace() throws IOException {
    AtomicLong time = new AtomicLong();
    try (InputStream slow = body(time, Duration.ofSeconds(9), 1_000_000)) {
      assertThat(slow.read()).isNotNegative();
      assertThat(slow.read()).isNotNegative();
      assertThatExceptionOfType(BodyRefused.class)
          .isThrownBy(slow::read)
          .matches(refused -> refused.problem().kind() == Problem.Kind.TOO_SLOW);
    }
  }

  @Test
  void aSteadyBodyIsReadHoweverLongItIs() throws IOException {
    AtomicLong time = new AtomicLong();
    try (InputStream steady = body(time, Duration.ofMillis(10), 1_000_000)) {
      byte[] buffer = new byte[100];
      long all = 0;
      for (int n = steady.read(buffer); n >= 0; n = steady.read(buffer)) {
        all += n;
      }
      assertThat(all).isEqualTo(500_000);
      assertThat(time.get()).isGreaterThan(Duration.ofSeconds(40).toNanos());
    }
  }

  @Test
  void aBodyIsCutAsSoonAsItIsTooLong() throws IOException {
    try (InputStream body = body(new AtomicLong(), Duration.ZERO, 1_000)) {
      assertThatExceptionOfType(BodyRefused.class)
          .isThrownBy(body::readAllBytes)
          .matches(refused -> refused.problem().kind() == Problem.Kind.TOO_LARGE);
    }
  }

  /** 500,000 bytes of which every read takes as long as given. */
  private static InputStream body(AtomicLong time, Duration perRead, long maxBytes) {
    InputStream bytes =
        new ByteArrayInputStream(new byte[500_000]) {
          @Override
          public synchronized int read(byte[] to, int offset, int length) {
            time.addAndGet(perRead.toNanos());
            return super.read(to, offset, length);
          }
        };
    Problem tooLarge = Problem.of(Problem.Kind.TOO_LARGE, "x");
    return new RequestBody(bytes, maxBytes, tooLarge, Limits.DEFAULT, time::get);
  }
}
