package io.github.orderflowmagento.orderflow.imports;

/** Recognises numbers without a regular expression, since every value of every import is checked. */
final class Digits {

    private Digits() {}

    /** Returns the end of a run of digits, {@code 0} to {@code 9} only. */
    static int end(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /**
     * Returns whether a text is a number with an optional sign.
     *
     * @param mostBefore the maximum number of digits before the point; at least one is required
     * @param mostBehind the maximum number of digits after a point, if there is one; 0 for whole numbers
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
