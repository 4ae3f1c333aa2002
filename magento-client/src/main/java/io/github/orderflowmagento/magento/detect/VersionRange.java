package io.github.orderflowmagento.magento.detect;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The versions of Magento 1 that have something: from one of Community on, or from one of each line of OpenMage on, or all but some.
 *
 * @param community first version of Community; null for none
 * @param openMage19 first version of OpenMage's older line, where no Community version has it
 * @param openMage20 first version of OpenMage's newer line, where no Community version has it
 * @param gap versions of Community that lack it nevertheless
 */
record VersionRange(
        @Nullable VersionNumber community,
        @Nullable VersionNumber openMage19,
        @Nullable VersionNumber openMage20,
        @Nullable Gap gap) {
    private static final int EDITIONS_AHEAD = 5;
    private static final int NEWER_LINE = 20;
    private static final VersionNumber OLDEST = VersionNumber.of("1.6.0.0");

    /** The Community version that every OpenMage reports as its own, or a later one. */
    private static final VersionNumber MAY_BE_OPENMAGE = VersionNumber.of("1.9.4.0");

    /** Versions from one on until another, exclusive. */
    record Gap(VersionNumber from, VersionNumber until) {
        boolean holds(VersionNumber version) {
            return version.isAtLeast(from) && !version.isAtLeast(until);
        }
    }

    static VersionRange from(String community) {
        return new VersionRange(VersionNumber.of(community), null, null, null);
    }

    static VersionRange fromOpenMage(String older, String newer) {
        return new VersionRange(null, VersionNumber.of(older), VersionNumber.of(newer), null);
    }

    static VersionRange fromOpenMage(String newer) {
        return new VersionRange(null, null, VersionNumber.of(newer), null);
    }

    /** @param until the first version that is whole again */
    static VersionRange allBut(String from, String until) {
        return new VersionRange(OLDEST, null, null, new Gap(VersionNumber.of(from), VersionNumber.of(until)));
    }

    /** Unknown if the version is not one of Magento 1, or could be an OpenMage that does not report its own version. */
    Presence in(ShopVersion version) {
        Optional<VersionNumber> magento = communityNumber(version);
        if (magento.isEmpty()) {
            return Presence.UNKNOWN;
        }
        VersionNumber number = magento.get();
        if (community != null) {
            return presence(number.isAtLeast(community) && (gap == null || !gap.holds(number)));
        }
        Optional<VersionNumber> openMage = version.openMageVersion().flatMap(VersionNumber::parse);
        if (openMage.isEmpty()) {
            return number.isAtLeast(MAY_BE_OPENMAGE) ? Presence.UNKNOWN : Presence.ABSENT;
        }
        VersionNumber first = openMage.get().part(0) >= NEWER_LINE ? openMage20 : openMage19;
        return presence(first != null && openMage.get().isAtLeast(first));
    }

    private static Presence presence(boolean isThere) {
        return isThere ? Presence.PRESENT : Presence.ABSENT;
    }

    /** Returns the version in Community's numbering. */
    private static Optional<VersionNumber> communityNumber(ShopVersion version) {
        return VersionNumber.parse(version.magentoVersion())
                .filter(number -> number.part(0) == 1)
                .map(number -> version.edition().equalsIgnoreCase("Community")
                        ? number
                        : number.withMinor(number.part(1) - EDITIONS_AHEAD));
    }

    @Override
    public String toString() {
        if (gap != null) {
            return "in all versions but " + gap.from() + " and those after it until " + gap.until();
        }
        if (community != null) {
            return "from Community " + community + " on";
        }
        return "from OpenMage " + (openMage19 == null ? "" : openMage19 + " and ") + openMage20 + " on";
    }
}
