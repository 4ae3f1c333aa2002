package io.github.orderflowmagento.examples.schedule;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;

import io.github.orderflowmagento.examples.quickstart.Settings;

/**
 * What can be run, by the name under which settings and commands know it, and how often it is if they do not say. Shipments go before stock:
 * they are due fifteen times as often, and before it updates the stock of a shop that reserves, the inventory update ships what waits.
 */
enum ScheduledOperation {
    PRODUCT_EXPORT("productExport", "FIXED_DELAY|3600s"),
    ORDER_EXPORT("orderExport", "FIXED_DELAY|300s"),
    INVENTORY_UPDATE("inventoryUpdate", "FIXED_DELAY|900s"),
    SHIPMENT_NOTIFICATION("shipmentNotification", "FIXED_DELAY|60s");

    private final String setting;
    private final String standardSchedule;

    ScheduledOperation(String setting, String standardSchedule) {
        this.setting = setting;
        this.standardSchedule = standardSchedule;
    }

    /**
     * The operation of that name.
     *
     * @throws IllegalArgumentException if there is none, naming those that there are
     */
    static ScheduledOperation of(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.setting.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is none of "
                        + Arrays.stream(values())
                                .map(operation -> operation.setting)
                                .collect(Collectors.joining(", "))));
    }

    /** In words, as runs name it. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@code schedule.orderExport} and so on: {@code FIXED_DELAY|300s}, {@code DAILY|03:00,15:00}, or {@code -} for never. */
    Schedule schedule(Settings settings) {
        return Schedules.parseSchedule(settings.find("schedule." + setting).orElse(standardSchedule));
    }
}
