package io.github.orderflowmagento.cli.output;

/** How results are written. */
public enum OutputFormat {
    /** Columns, for people. */
    table,
    /** For programs; in UTF-8, whatever the locale. */
    json,
    /** For spreadsheets (RFC 4180); in UTF-8. */
    csv,
    /** A page that needs nothing else; in UTF-8. */
    html
}
