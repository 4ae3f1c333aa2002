package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

/** A hundred orders at a time, four megabytes over XML-RPC and five over SOAP v1, are read in a heap of 24. */
class OrdersInASmallHeapTest {
    private static final String ORDER = "order-info-processing-coupon-percent";

    /** A recorded answer around its one value. */
    private static final Pattern SOAP_VALUE =
            Pattern.compile("(?s)(.*<ns1:callResponse>)<callReturn ([^>]*)>(.*)</callReturn>(.*)");

    private static final Pattern XML_RPC_VALUE = Pattern.compile("(?s)(.*<param>)(<value>.*</value>)(</param>.*)");

    /** The answer of a multiCall: a hundred times the recorded order. */
    private static ResponseDefinitionBuilder hundredOrders(Wire wire) {
        String answer = wire.recording(ORDER).responseText();
        Matcher parts = (wire == Wire.SOAP_V1 ? SOAP_VALUE : XML_RPC_VALUE).matcher(answer);
        assertThat(parts.matches()).isTrue();
        String body = wire == Wire.SOAP_V1
                ? parts.group(1) + "<multiCallReturn SOAP-ENC:arrayType=\"ns2:Map[100]\" xsi:type=\"SOAP-ENC:Array\">"
                        + ("<item " + parts.group(2) + ">" + parts.group(3) + "</item>").repeat(100)
                        + "</multiCallReturn>" + parts.group(4)
                : parts.group(1) + "<value><array><data>" + parts.group(2).repeat(100) + "</data></array></value>"
                        + parts.group(3);
        return aResponse()
                .withHeader("Content-Type", "text/xml; charset=UTF-8")
                .withBody(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(names = {"XML_RPC", "SOAP_V1"})
    void threeHundredOrdersAreReadIn24MiB(Wire wire) throws IOException {
        RecordedShop shop = new RecordedShop(wire);
        shop.start();
        try {
            shop.answers("multiCall", hundredOrders(wire));

            assertThat(outputOf(shop.url(), wire.service())).contains("300 orders");
        } finally {
            shop.stop();
        }
    }

    private static String outputOf(String url, WebService service) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1", // it does not live long
                        "-classpath",
                        System.getProperty("java.class.path"),
                        OrderReading.class.getName(),
                        url,
                        service.name()))
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
