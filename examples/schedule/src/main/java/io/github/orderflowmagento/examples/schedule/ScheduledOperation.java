package io.github.orderflowmagento.examples.schedule;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;

import io.github.orderflowmagento.examples.quickstart.Settings;

/**
 * The operations, by their names in settings and commands, with their default schedules. Shipments precede stock: they are due fifteen
 * times as often, and for a shop that reserves, the inventory update first creates the waiting shipments.
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
     * Returns the operation of that name.
     *
     * @throws IllegalArgumentException if there is none; lists the existing names
     */
    static ScheduledOperation of(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.setting.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not one of "
                        + Arrays.stream(values())
                                .map(operation -> operation.setting)
                                .collect(Collectors.joining(", "))));
    }

    /** Returns the name in words, as in runs. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * Returns the schedule of a setting such as {@code schedule.orderExport}: {@code FIXED_DELAY|300s}, {@code DAILY|03:00,15:00}, or
     * {@code -} for never.
     */
    Schedule schedule(Settings settings) {
        return Schedules.parseSchedule(settings.find("schedule." + setting).orElse(standardSchedule));
    }
}
