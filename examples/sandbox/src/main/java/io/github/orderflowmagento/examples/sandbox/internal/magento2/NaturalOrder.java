package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.Comparator;

/** PHP's {@code strnatcmp}: digits are compared as the number they are, so that 10 comes after 9. */
final class NaturalOrder implements Comparator<String> {

    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            if (isDigit(one, i) && isDigit(other, j)) {
                int end = digitsEnd(one, i);
                int otherEnd = digitsEnd(other, j);
                int order = compareDigits(one.substring(i, end), other.substring(j, otherEnd));
                if (order != 0) {
                    return order;
                }
                i = end;
                j = otherEnd;
            } else if (one.charAt(i) != other.charAt(j)) {
                return one.charAt(i) - other.charAt(j);
            } else {
                i++;
                j++;
            }
        }
        return (one.length() - i) - (other.length() - j);
    }

    /** A number that begins with a zero is compared like a fraction, digit by digit. */
    private static int compareDigits(String digits, String others) {
        boolean isFraction = digits.charAt(0) == '0' || others.charAt(0) == '0';
        return isFraction || digits.length() == others.length()
                ? digits.compareTo(others)
                : digits.length() - others.length();
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (isDigit(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
