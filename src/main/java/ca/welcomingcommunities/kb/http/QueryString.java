package ca.welcomingcommunities.kb.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of an address after the question mark. Reading never fails: a percent sign that starts
 * no escape stands for itself, and bytes that are no UTF-8 become U+FFFD, so that whatever a person
 * types into the address line is a query.
 */
final class QueryString {
  private QueryString() {}

  /** The values by name, both in order of appearance. */
  static Map<String, List<String>> parse(@Nullable String raw) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (raw == null || raw.isEmpty()) {
      return values;
    }
    int start = 0;
    while (start <= raw.length()) {
      int end = raw.indexOf('&', start);
      end = end < 0 ? raw.length() : end;
      if (end > start) {
        int equals = raw.indexOf('=', start);
        boolean named = equals >= 0 && equals < end;
        String name = decode(raw.substring(start, named ? equals : end));
        String value = named ? decode(raw.substring(equals + 1, end)) : "";
        values.computeIfAbsent(name, any -> new ArrayList<>(1)).add(value);
      }
      start = end + 1;
    }
    return values;
  }

  private static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text.replace('+', ' ');
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    byte[] source = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < source.length; i++) {
      int high =
          source[i] == '%' && i + 2 < source.length ? Character.digit(source[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(source[i + 2], 16) : -1;
      if (low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.write(source[i] == '+' ? ' ' : source[i]);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
