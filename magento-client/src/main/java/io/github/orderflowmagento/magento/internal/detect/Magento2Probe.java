package io.github.orderflowmagento.magento.internal.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.ShopVersion;
import io.github.orderflowmagento.magento.internal.magento2.Magento2Fault;

/**
 * Looks for Magento 2 at an address, without credentials: its version page, which a shop may have removed, and its REST service, which
 * rejects a guest with its own error and describes itself publicly.
 */
final class Magento2Probe {
    private static final String VERSION_PAGE = "magento_version";
    private static final String STORE_CONFIGS = "rest/V1/store/storeConfigs";

    /** A small schema. */
    private static final String SCHEMA = "rest/all/schema?services=storeStoreRepositoryV1";

    private static final String JSON = "application/json";
    private static final Pattern VERSION =
            Pattern.compile("(Magento(?=/2)|Mage-OS)/(\\d[\\w.-]{0,20}) \\(([\\w .-]{1,40})\\)\\s*");
    private static final Pattern TITLE = Pattern.compile("(Magento|Mage-OS) ([\\w .-]{1,40})");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\w.-]{0,20}");

    private final SafeGet http;

    Magento2Probe(SafeGet http) {
        this.http = http;
    }

    Magento2Signs at(HttpUrl base) {
        Page versionPage = http.get(resolved(base, VERSION_PAGE), "text/plain, */*");
        Page restPage = http.get(resolved(base, STORE_CONFIGS), JSON);
        boolean restAnswers = isOfMagento2(restPage.tree());
        List<Evidence> aboutVersion = new ArrayList<>();
        ShopVersion version = onPage(versionPage, aboutVersion);
        if (version == null && restAnswers) {
            version = inSchema(base, aboutVersion);
        }
        HttpUrl found = restAnswers ? baseOf(restPage, STORE_CONFIGS, base) : baseOf(versionPage, VERSION_PAGE, base);
        return new Magento2Signs(
                restAnswers || version != null ? found : base,
                versionPage,
                version,
                aboutVersion,
                restPage,
                restAnswers);
    }

    private static @Nullable ShopVersion onPage(Page page, List<Evidence> about) {
        Matcher match = VERSION.matcher(page.text());
        if (!match.matches()) {
            about.add(page.showsNo("version"));
            return null;
        }
        ShopVersion version = version(match.group(1), match.group(3), match.group(2));
        about.add(page.shows("it says " + version));
        return version;
    }

    private @Nullable ShopVersion inSchema(HttpUrl base, List<Evidence> about) {
        Page page = http.get(resolved(base, SCHEMA), JSON);
        if (page.tree() instanceof Map<?, ?> schema
                && schema.get("info") instanceof Map<?, ?> info
                && info.get("version") instanceof String number
                && info.get("title") instanceof String title) {
            Matcher edition = TITLE.matcher(title);
            if (edition.matches() && NUMBER.matcher(number).matches()) {
                ShopVersion version = version(edition.group(1), edition.group(2), number);
                about.add(page.shows("the description of its REST service says " + version));
                return version;
            }
        }
        about.add(page.showsNo("version"));
        return null;
    }

    private static ShopVersion version(String product, String edition, String number) {
        return ShopVersion.builder()
                .product(product)
                .edition(edition)
                .magentoVersion(number)
                .build();
    }

    private static boolean isOfMagento2(@Nullable Object tree) {
        return tree instanceof List<?> views
                ? !views.isEmpty() && views.get(0) instanceof Map<?, ?> view && view.containsKey("base_currency_code")
                : Magento2Fault.in(tree).flatMap(Magento2Fault::resource).isPresent();
    }

    /** Returns the shop's address, from the address where the request ended. */
    private static HttpUrl baseOf(Page page, String path, HttpUrl requested) {
        String at = page.at().encodedPath();
        return at.endsWith("/" + path)
                ? page.at()
                        .newBuilder()
                        .encodedPath(at.substring(0, at.length() - path.length()))
                        .query(null)
                        .fragment(null)
                        .build()
                : requested;
    }

    private static HttpUrl resolved(HttpUrl base, String path) {
        return Objects.requireNonNull(base.resolve(path));
    }
}
