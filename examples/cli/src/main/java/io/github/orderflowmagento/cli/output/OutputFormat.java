package io.github.orderflowmagento.cli.output;

/** The formats of results. */
public enum OutputFormat {
    /** Columns, for people. */
    table,
    /** For programs; in UTF-8 in any locale. */
    json,
    /** For spreadsheets (RFC 4180); in UTF-8 in any locale. */
    csv,
    /** A self-contained HTML page; in UTF-8 in any locale. */
    html
}
