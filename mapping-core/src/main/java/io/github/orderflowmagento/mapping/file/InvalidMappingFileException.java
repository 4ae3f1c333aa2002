package io.github.orderflowmagento.mapping.file;

import java.io.Serial;
import java.util.List;

/** A mapping file has mistakes. The message names each by file, line and key, and says what may have been meant. */
public final class InvalidMappingFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    InvalidMappingFileException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
