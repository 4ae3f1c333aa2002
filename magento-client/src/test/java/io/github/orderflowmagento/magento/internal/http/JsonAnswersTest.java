package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import okhttp3.MediaType;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.Converter;
import retrofit2.Retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From the bytes of an answer to plain values. */
class JsonAnswersTest {
    private static final Converter<ResponseBody, Object> CONVERTER = new Retrofit.Builder()
            .baseUrl("https://shop.example.com/")
            .addConverterFactory(new JsonAnswers())
            .addConverterFactory(JsonAnswers.jackson())
            .build()
            .responseBodyConverter(Object.class, new Annotation[0]);

    private static @Nullable Object read(String json) throws IOException {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Object read(byte[] json) throws IOException {
        return CONVERTER.convert(ResponseBody.create(json, MediaType.get("application/json; charset=iso-8859-1")));
    }

    static List<String> numbersBeyondTheBounds() {
        return List.of("1e999999999", "1e-999999999", "-1.5E+2147483648", "9".repeat(41), "9".repeat(1_000_000));
    }

    @Test
    void everyTypeOfJsonBecomesAPlainValue() throws IOException {
        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        expected.put("text", "Caf\u00e9");
        expected.put("whole", 9_007_199_254_740_993L);
        expected.put("fraction", new BigDecimal("1.50"));
        expected.put("flags", Arrays.asList(true, false, null));
        expected.put("nested", Map.of("empty", List.of()));

        assertThat(read("{\"text\": \"Caf\u00e9\", \"whole\": 9007199254740993, \"fraction\": 1.50,"
                        + " \"flags\": [true, false, null], \"nested\": {\"empty\": []}}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("numbersBeyondTheBounds")
    void aNumberBeyondTheBoundsComesAsItsTextAndCostsNoOtherField(String number) throws IOException {
        assertThat(read("{\"1\": {\"qty\": " + number + "}, \"2\": {\"qty\": 5.5}}"))
                .isEqualTo(Map.of("1", Map.of("qty", number), "2", Map.of("qty", new BigDecimal("5.5"))));
    }

    @Test
    void aCharacterThatXmlForbidsComesAsOverTheOtherWebServices() throws IOException {
        assertThat(read("{\"name\": \"Tea\\u000bpot\\u0000 \\ud83d &#11; \\ud83d\\ude00\"}"))
                .isEqualTo(Map.of("name", "Tea\uFFFDpot\uFFFD \uFFFD \uFFFD \uD83D\uDE00"));
    }

    @Test
    void aByteThatIsNoUtf8IsMarkedAndCostsNoOtherField() throws IOException {
        byte[] latin1 = "{\"1\": {\"name\": \"M\u00fcller\"}, \"2\": {\"name\": \"Smith\"}}"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(latin1)).isEqualTo(Map.of("1", Map.of("name", "M\uFDD0ller"), "2", Map.of("name", "Smith")));
    }

    @Test
    void nestingWithoutEndIsRejected() {
        assertThatThrownBy(() -> read("[".repeat(1000))).isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void anAnswerThatBreaksOffIsRejected() {
        assertThatThrownBy(() -> read("{\"1\": [1, 2")).isInstanceOf(UnreadableAnswerException.class);
    }
}
