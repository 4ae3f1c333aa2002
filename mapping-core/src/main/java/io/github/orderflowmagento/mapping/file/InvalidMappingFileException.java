package io.github.orderflowmagento.mapping.file;

import java.io.Serial;
import java.util.List;

/**
 * Thrown for a mapping file with mistakes. The message names each mistake by file, line and key, and suggests the nearest valid name for a
 * misspelled one.
 */
public final class InvalidMappingFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    InvalidMappingFileException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
