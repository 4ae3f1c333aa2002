package io.github.orderflowmagento.orderflow;

import java.net.URI;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LinksTest {

    private final Links links = Links.of("https://warehouse.example.com/orderflow/", "acme-uk");

    @Test
    void eachPageHasTheAddressThatTheExtensionShows() {
        assertThat(links.order("100000123"))
                .isEqualTo(URI.create("https://warehouse.example.com/orderflow/despatch/order/referenceDetail.htm"
                        + "?externalReference=100000123&channel=acme-uk"));
        assertThat(links.product("MUG-001"))
                .isEqualTo(URI.create("https://warehouse.example.com/orderflow/inventory/product/referenceDetail.htm"
                        + "?externalReference=MUG-001&channel=acme-uk"));
        assertThat(links.inventory("MUG-001"))
                .isEqualTo(URI.create("https://warehouse.example.com/orderflow/inventory/inventory/referenceDetail.htm"
                        + "?externalReference=MUG-001&channel=acme-uk"));
        assertThat(links.importDashboard())
                .isEqualTo(URI.create("https://warehouse.example.com/orderflow/import/view/dashboard.htm?menu=import"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a&b=c",
                "a#b",
                "a/b/../c",
                "Brüh·茶·🫖",
                "a+b",
                "a b ",
                "50%",
                "%26",
                "\"q\"<b>",
                "a?b",
                "a;b",
                "a\nb",
                "://"
            })
    void aHostileReferenceOrChannelArrivesAsItIs(String hostile) {
        URI link = Links.of("http://127.0.0.1:8290", hostile).product(hostile);

        HttpUrl arrived = HttpUrl.get(link.toASCIIString());
        assertThat(arrived.encodedPath()).isEqualTo("/inventory/product/referenceDetail.htm");
        assertThat(arrived.queryParameterNames()).containsExactly("externalReference", "channel");
        assertThat(arrived.queryParameter("externalReference")).isEqualTo(hostile);
        assertThat(arrived.queryParameter("channel")).isEqualTo(hostile);
        assertThat(arrived.fragment()).isNull();
    }

    @Test
    void aBlankIsPercentEncoded() {
        assertThat(links.product("A B+C").getRawQuery()).isEqualTo("externalReference=A%20B%2BC&channel=acme-uk");
    }

    @ParameterizedTest
    @CsvSource({
        "warehouse.example.com, begins with https",
        "ftp://warehouse.example.com/, begins with https",
        "javascript:alert(1), begins with https",
        "https:///orderflow/, begins with https",
        "https://user:secret@warehouse.example.com/, credentials",
        "https://warehouse.example.com/?a=b, credentials",
        "https://warehouse.example.com/#a, credentials",
        "https://user:secret@ware house/, not a URL"
    })
    void anInvalidBaseUrlIsRejectedWithoutShowingIt(String url, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Links.of(url, "acme-uk"))
                .withMessageContaining(why)
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @Test
    void aBlankReferenceOrChannelIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> links.order(" "))
                .withMessageContaining("externalReference");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Links.of("https://warehouse.example.com/", ""))
                .withMessageContaining("channel");
    }
}
