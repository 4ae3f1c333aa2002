package io.github.orderflowmagento.examples.sandbox;

/** The page of a Magento 2 in maintenance mode. */
final class MaintenancePage {

    static final String HTML = """
            <!doctype html>
            <html xmlns="http://www.w3.org/1999/xhtml" >
            <head>
                <title>Error 503: Service Unavailable</title>
                <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
                <meta name="robots" content="*"/>
                <link rel="stylesheet" href="css/styles.css" type="text/css" />
                <link rel="icon" href="images/favicon.ico" type="image/x-icon" />
                <link rel="shortcut icon" href="images/favicon.ico" type="image/x-icon" />
            </head>
            <body>
                <main class="page-main">

            <h1>Service Temporarily Unavailable</h1>
            <p>
                The server is temporarily unable to service your request due to maintenance downtime or capacity problems.
                Please try again later.
            </p>
                </main>
            </body>
            </html>
            """;

    private MaintenancePage() {}
}
