package io.github.orderflowmagento.orderflow.imports;

/** Numbers in text, told without a regular expression: every value of every import is looked at. */
final class Digits {

    private Digits() {}

    /** Where the digits that begin there end, {@code 0} to {@code 9} only. */
    static int end(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /**
     * Whether a text is a number with an optional sign.
     *
     * @param mostBefore the most digits before a point; there must be one
     * @param mostBehind the most digits behind a point, where there must be one; 0 for whole numbers
     */
    static boolean isNumber(String text, int mostBefore, int mostBehind) {
        int from = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
        int point = end(text, from);
        if (point == from || point - from > mostBefore) {
            return false;
        }
        if (point == text.length()) {
            return true;
        }
        int end = end(text, point + 1);
        return text.charAt(point) == '.' && end == text.length() && end > point + 1 && end - (point + 1) <= mostBehind;
    }
}
