package io.github.orderflowmagento.examples.sandbox;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a sandbox shop and a sandbox warehouse until the process ends: {@code java -jar sandbox.jar}. For an unknown option or a wrong value
 * it prints its usage to standard error and exits with code 2; if a port is in use, it exits with code 1.
 */
public final class SandboxMain {

    private static final String USAGE = """
            Usage: java -jar sandbox.jar [OPTION]...
            Runs a Magento shop and an OrderFlow warehouse on the loopback interface, until it is ended.

              --generation N       the shop is a Magento 1 or a Magento 2 (default: 1)
              --shop-port N        the shop's port (default: any that is free)
              --warehouse-port N   the warehouse's port (default: any that is free)
              --copies N           so many copies of the shop's products and orders, from 0 to 699 (default: 0)
              --channel NAME       a channel of the warehouse; may be given several times (default: demo-channel)
              --help               prints this
            """;

    private final SandboxShop.Builder magento1 = SandboxShop.builder();
    private final SandboxMagento2Shop.Builder magento2 = SandboxMagento2Shop.builder();
    private boolean isMagento2;
    private final SandboxWarehouse.Builder warehouse = SandboxWarehouse.builder();

    private SandboxMain(List<String> arguments) {
        List<String> channels = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            switch (option) {
                case "--generation" -> isMagento2 = generation(arguments, i) == 2;
                case "--shop-port" -> {
                    magento1.port(number(arguments, i));
                    magento2.port(number(arguments, i));
                }
                case "--warehouse-port" -> warehouse.port(number(arguments, i));
                case "--copies" -> {
                    magento1.copies(number(arguments, i));
                    magento2.copies(number(arguments, i));
                }
                case "--channel" -> channels.add(value(arguments, i));
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        if (!channels.isEmpty()) {
            warehouse.channels(channels.toArray(String[]::new));
        }
    }

    /** Runs the shop and the warehouse. */
    public static void main(String[] arguments) throws InterruptedException {
        List<String> given = List.of(arguments);
        if (given.contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        try {
            start(given);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.print(USAGE);
            System.exit(2);
        } catch (UncheckedIOException noPort) {
            System.err.println(noPort.getMessage());
            System.exit(1);
        }
    }

    /**
     * Runs the shop and the warehouse until the process ends, and prints their settings.
     *
     * @param arguments the options of {@link #main}
     * @throws IllegalArgumentException if an option is unknown or has a wrong value
     * @throws UncheckedIOException if a port is in use
     */
    public static void start(List<String> arguments) throws InterruptedException {
        new SandboxMain(arguments).run(System.out);
    }

    private void run(PrintStream out) throws InterruptedException {
        if (isMagento2) {
            try (SandboxMagento2Shop shop = magento2.start()) {
                run(settings(shop), out);
            }
        } else {
            try (SandboxShop shop = magento1.start()) {
                run(settings(shop), out);
            }
        }
    }

    private void run(List<String> shopSettings, PrintStream out) throws InterruptedException {
        try (SandboxWarehouse openWarehouse = warehouse.start()) {
            List<String> settings = new ArrayList<>(shopSettings);
            settings.addAll(settings(openWarehouse));
            settings.forEach(out::println);
            out.flush();
            new CountDownLatch(1).await(); // until the process ends
        }
    }

    /** Returns the settings as environment variables for the quickstart and the schedule. */
    private static List<String> settings(SandboxShop shop) {
        return List.of(
                "MAGENTO_URL=" + shop.url(), "MAGENTO_USER=" + shop.apiUser(), "MAGENTO_API_KEY=" + shop.apiKey());
    }

    private static List<String> settings(SandboxMagento2Shop shop) {
        return List.of(
                "MAGENTO_URL=" + shop.url(),
                "MAGENTO_CONSUMER_KEY=" + shop.consumerKey(),
                "MAGENTO_CONSUMER_SECRET=" + shop.consumerSecret(),
                "MAGENTO_TOKEN=" + shop.token(),
                "MAGENTO_TOKEN_SECRET=" + shop.tokenSecret());
    }

    private static List<String> settings(SandboxWarehouse warehouse) {
        List<String> names = new ArrayList<>(warehouse.channels().keySet());
        names.remove(warehouse.channel());
        List<String> settings = new ArrayList<>(List.of(
                "ORDERFLOW_URL=" + warehouse.url(),
                "ORDERFLOW_USER=" + warehouse.user(),
                "ORDERFLOW_PASSWORD=" + warehouse.password(),
                "ORDERFLOW_ORGANISATION=" + warehouse.organisation(),
                "ORDERFLOW_CHANNEL=" + warehouse.channel()));
        if (!names.isEmpty()) {
            settings.add("# further channels: " + String.join(", ", names));
        }
        return settings;
    }

    private static int generation(List<String> arguments, int option) {
        int generation = number(arguments, option);
        if (generation != 1 && generation != 2) {
            throw new IllegalArgumentException("a Magento is of generation 1 or 2, not " + generation);
        }
        return generation;
    }

    private static int number(List<String> arguments, int option) {
        String text = value(arguments, option);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(arguments.get(option) + " takes a number, not " + text, e);
        }
    }

    private static String value(List<String> arguments, int option) {
        if (option + 1 == arguments.size()) {
            throw new IllegalArgumentException(arguments.get(option) + " takes a value");
        }
        return arguments.get(option + 1);
    }
}
