package io.github.orderflowmagento.magento.internal.soap;

import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.MagentoException;

/** What the shop's version makes of a filter in SOAP v2. The version is asked for once, when a filter depends on it. */
final class FilterSupport {
    private static final Logger LOG = LoggerFactory.getLogger(FilterSupport.class);
    private static final Pattern VERSION = Pattern.compile("1\\.(\\d{1,3})(?:\\.(\\d{1,3}))?(?:\\.(\\d{1,3}))?.*");
    private static final int PATCHES = 1000;

    /** The other editions are five ahead: Enterprise 1.12 is Community 1.7. */
    private static final int AHEAD_OF_COMMUNITY = 5;

    private static final int FIRST_TO_KNOW_CHOICES = number(7, 0, 2);
    private static final int FIRST_WITH_LITERAL_FILTERS = number(8, 0, 0);
    private static final int OLDER_THAN_THE_QUESTION = number(6, 0, 0);
    private static final int UNKNOWN = 0;

    private final Supplier<@Nullable Object> info;
    private volatile @Nullable Integer version;

    /** @param info asks the shop for its edition and version */
    FilterSupport(Supplier<@Nullable Object> info) {
        this.info = info;
    }

    /** Whether a text with commas is several values. Where that is not known, no. */
    boolean knowsChoices() {
        return version() >= FIRST_TO_KNOW_CHOICES;
    }

    /** Whether the WS-I form is known to pass filters over. */
    boolean ignoresLiteralFilters() {
        int known = version();
        return known != UNKNOWN && known < FIRST_WITH_LITERAL_FILTERS;
    }

    private int version() {
        Integer known = version;
        if (known == null) {
            known = ask();
            version = known;
        }
        return known;
    }

    private int ask() {
        try {
            return info.get() instanceof Map<?, ?> answer
                    ? number(
                            String.valueOf(answer.get("magento_edition")),
                            String.valueOf(answer.get("magento_version")))
                    : UNKNOWN;
        } catch (MagentoException.Unsupported e) {
            return OLDER_THAN_THE_QUESTION;
        } catch (MagentoException.NotPermitted e) {
            LOG.info("Lists are asked value by value, since the shop does not tell its version: {}", e.getMessage());
            return UNKNOWN;
        }
    }

    private static int number(String edition, String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            return UNKNOWN;
        }
        int minor = part(parts.group(1)) - (edition.equals("Community") ? 0 : AHEAD_OF_COMMUNITY);
        return number(minor, part(parts.group(2)), part(parts.group(3)));
    }

    private static int number(int minor, int patch, int subpatch) {
        return (minor * PATCHES + patch) * PATCHES + subpatch;
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
