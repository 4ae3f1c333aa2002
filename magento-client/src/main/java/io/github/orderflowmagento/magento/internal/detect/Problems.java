package io.github.orderflowmagento.magento.internal.detect;

import io.github.orderflowmagento.magento.MagentoException;

/** Returns messages of failures without the operation at their beginning. */
final class Problems {
    private Problems() {}

    static String of(MagentoException failure) {
        String message = String.valueOf(failure.getMessage());
        String prefix = failure.operation() + ": ";
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }
}
