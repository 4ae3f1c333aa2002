package io.github.orderflowmagento.orderflow;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Extracts the visible text of an error page. */
final class HtmlPage {
    private static final Pattern PAGE = Pattern.compile(
            "<(?:!doctype\\s+html|html|head|body|title|h[1-3]|br|b|p|div|center)\\b", Pattern.CASE_INSENSITIVE);

    /** Also matches in a truncated page. */
    private static final Pattern INVISIBLE =
            Pattern.compile("(?is)<!--.*?(?:-->|\\z)|<(script|style)\\b.*?(?:</\\1\\s*>|\\z)");

    private static final Pattern HEADING = Pattern.compile("(?is)<(title|h[1-3])\\b[^<>]*>(.*?)(?:</\\1\\s*>|\\z)");
    private static final Pattern TAG = Pattern.compile("<[^<>]*+>?");

    private HtmlPage() {}

    /** Returns whether the text is HTML: a page, or a fragment such as PHP's own messages. */
    static boolean isIn(String text) {
        return text.stripLeading().startsWith("<") && PAGE.matcher(text).find();
    }

    /** Returns the title and the headings, then the rest of the text; blank if there is no text. */
    static String words(String page) {
        return headings(page) + " " + text(HEADING.matcher(visible(page)).replaceAll(" "));
    }

    /** Returns the title and the headings; empty if the page has neither. */
    static String headings(String page) {
        return HEADING.matcher(visible(page))
                .results()
                .map(HtmlPage::heading)
                .filter(heading -> !heading.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String visible(String page) {
        return INVISIBLE.matcher(page).replaceAll(" ");
    }

    private static String heading(MatchResult heading) {
        return text(heading.group(2));
    }

    private static String text(String html) {
        return TAG.matcher(html)
                .replaceAll(" ")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#039;", "'")
                .replace("&amp;", "&")
                .strip();
    }
}
