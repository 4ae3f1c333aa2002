package io.github.orderflowmagento.magento.internal.detect;

import io.github.orderflowmagento.magento.MagentoException;

/** What failures say, without the operation that their message begins with. */
final class Problems {
    private Problems() {}

    static String of(MagentoException failure) {
        String message = String.valueOf(failure.getMessage());
        String prefix = failure.operation() + ": ";
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }
}
