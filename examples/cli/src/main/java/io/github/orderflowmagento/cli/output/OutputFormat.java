package io.github.orderflowmagento.cli.output;

/** The formats of results. */
public enum OutputFormat {
    /** Columns, for people. */
    table,
    /** For programs; in UTF-8, whatever the locale. */
    json,
    /** For spreadsheets (RFC 4180); in UTF-8. */
    csv,
    /** A self-contained page; in UTF-8. */
    html
}
