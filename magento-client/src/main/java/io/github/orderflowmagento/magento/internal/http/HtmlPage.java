package io.github.orderflowmagento.magento.internal.http;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The visible text of an error page. */
final class HtmlPage {
    private static final Pattern PAGE = Pattern.compile(
            "<(?:!doctype\\s+html|html|head|body|title|h[1-3]|br|b|p|div|center)\\b", Pattern.CASE_INSENSITIVE);

    /** Also matches a page that is cut off anywhere. */
    private static final Pattern INVISIBLE =
            Pattern.compile("(?is)<!--.*?(?:-->|\\z)|<(script|style)\\b.*?(?:</\\1\\s*>|\\z)");

    private static final Pattern HEADING = Pattern.compile("(?is)<(title|h[1-3])\\b[^<>]*>(.*?)(?:</\\1\\s*>|\\z)");
    private static final Pattern TAG = Pattern.compile("<[^<>]*+>?");

    private HtmlPage() {}

    /** Whether the text is HTML, a whole page or a fragment, such as PHP's own messages. */
    static boolean isIn(String text) {
        return text.stripLeading().startsWith("<") && PAGE.matcher(text).find();
    }

    /** Returns the title and the headings, then the rest of the text; blank if there is none. */
    static String words(String page) {
        String visible = INVISIBLE.matcher(page).replaceAll(" ");
        String headings = HEADING.matcher(visible)
                .results()
                .map(HtmlPage::heading)
                .filter(heading -> !heading.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
        return headings + " " + text(HEADING.matcher(visible).replaceAll(" "));
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
