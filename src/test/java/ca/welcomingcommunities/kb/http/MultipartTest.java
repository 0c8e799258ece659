package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ca.welcomingcommunities.kb.http.Multipart.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
  private static final String TYPE = "multipart/form-data; boundary=XX";

  @Test
  void partsComeInOrderWithTheirBytes() throws IOException {
    Multipart parts =
        of(
            part("form-data; name=\"file\"; filename=\"a.txt\"", "one\r\ntwo--XX")
                + part("form-data; name=\"title\"", "Été")
                + "--XX--\r\n");
    Part file = following(parts);
    assertThat(file.name()).isEqualTo("file");
    assertThat(file.filename()).isEqualTo("a.txt");
    assertThat(file.text(100)).isEqualTo("one\r\ntwo--XX");
    Part title = following(parts);
    assertThat(title.filename()).isNull();
    assertThat(title.text(100)).isEqualTo("Été");
    assertThat(parts.next()).isNull();
  }

  @Test
  void whatIsNotReadIsSkipped() throws IOException {
    Multipart parts =
        of(
            part("form-data; name=\"a\"", "x".repeat(200_000))
                + part("form-data; name=\"b\"", "")
                + part("form-data; name=\"c\"", "end")
                + "--XX--");
    assertThat(parts.next()).extracting(Part::name).isEqualTo("a");
    assertThat(parts.next()).extracting(Part::name).isEqualTo("b");
    Part last = following(parts);
    assertThat(last.text(10)).isEqualTo("end");
  }

  @Test
  void bytesSurviveHoweverTheyArrive() throws IOException {
    byte[] content = new byte[300_000];
    new Random(7).nextBytes(content);
    byte[] head =
        "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8);
    byte[] tail = "\r\n--XX--\r\n".getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[head.length + content.length + tail.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    System.arraycopy(tail, 0, all, head.length + content.length, tail.length);
    Multipart parts = new Multipart(TYPE, new Dribble(all), 10);
    Part part = following(parts);
    assertThat(part.content().readAllBytes()).isEqualTo(content);
    assertThat(parts.next()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "--XX\r\n",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncut",
        "--XX\r\n\r\nno header\r\n--XX--",
        "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--",
        "--XX\r\nContent-Disposition: form-data; name=\"a\0b\r\n\r\nx\r\n--XX--"
      })
  void aMalformedBodyIsRefusedAndNoBug(String body) {
    assertThatExceptionOfType(Refused.class).isThrownBy(() -> readAll(of(body)));
  }

  @Test
  void tooManyPartsAreRefused() {
    String many = part("form-data; name=\"a\"", "x").repeat(11) + "--XX--";
    assertThatExceptionOfType(Refused.class).isThrownBy(() -> readAll(of(many)));
  }

  @Test
  void anotherTypeIsRefused() {
    InputStream nothing = InputStream.nullInputStream();
    for (String type :
        new String[] {null, "text/plain", "multipart/form-data", "multipart/mixed; boundary=a"}) {
      assertThatExceptionOfType(Refused.class)
          .isThrownBy(() -> new Multipart(type, nothing, 10))
          .matches(refused -> refused.problem().kind() == Problem.Kind.WRONG_MEDIA_TYPE);
    }
  }

  @Test
  void namesOfFilesAreReadAsBrowsersAndCurlWriteThem() {
    assertThat(filename("filename=\"plan.pdf\"")).isEqualTo("plan.pdf");
    assertThat(filename("filename=plan.pdf")).isEqualTo("plan.pdf");
    assertThat(filename("filename=\"a;b\"")).isEqualTo("a;b");
    assertThat(filename("filename=\"a \\\"b\\\".pdf\"")).isEqualTo("a \"b\".pdf");
    assertThat(filename("filename=\"C:\\Users\\x\\plan.doc\"")).isEqualTo("C:\\Users\\x\\plan.doc");
    assertThat(filename("filename=\"école.pdf\"")).isEqualTo("école.pdf");
    assertThat(filename("filename=\"open")).isEqualTo("open");
    assertThat(filename("other=1")).isNull();
  }

  private static Part following(Multipart parts) throws IOException {
    return Objects.requireNonNull(parts.next(), "no more parts");
  }

  private static @Nullable String filename(String parameter) {
    return Disposition.parameter("form-data; name=\"file\"; " + parameter, "filename");
  }

  private static List<String> readAll(Multipart parts) throws IOException {
    List<String> names = new ArrayList<>();
    for (Part part = parts.next(); part != null; part = parts.next()) {
      names.add(part.name());
      part.content().readAllBytes();
    }
    return names;
  }

  private static String part(String disposition, String content) {
    return "--XX\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n";
  }

  private static Multipart of(String body) {
    return new Multipart(TYPE, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), 10);
  }

  /** Gives one to three bytes at a time, so that every boundary falls somewhere between reads. */
  private static final class Dribble extends InputStream {
    private final ByteArrayInputStream in;
    private final Random random = new Random(11);

    Dribble(byte[] bytes) {
      this.in = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      return in.read(to, offset, Math.min(length, 1 + random.nextInt(3)));
    }
  }
}
