package io.github.orderflowmagento.magento.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.MagentoException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Walking a list that knows no pages. */
class NumberedPagesTest {
    private final List<String> requests = new ArrayList<>();

    private List<Long> walk(Set<Long> table, int pageSize) {
        return NumberedPages.stream(
                        (from, to) -> {
                            requests.add(from + "-" + to);
                            return table.stream()
                                    .filter(number -> number >= from && number <= to)
                                    .toList();
                        },
                        Long::longValue,
                        pageSize)
                .toList();
    }

    @Property(tries = 500)
    void everyNumberIsMetOnceAndInOrderWhereverTheGapsAre(
            @ForAll @Size(max = 60) Set<@LongRange(min = 1, max = Integer.MAX_VALUE) Long> numbers) {
        assertThat(walk(numbers, 10)).containsExactlyElementsOf(new TreeSet<>(numbers));
    }

    @Test
    void anEmptyTableIsKnownToBeEmptyAfterFewRequests() {
        assertThat(walk(Set.of(), 1000)).isEmpty();
        assertThat(requests).hasSizeLessThanOrEqualTo(7);
        assertThat(requests.get(requests.size() - 1)).endsWith("-2147483647");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aTinyPageFindsTheEndOfTheTableInFewRequestsToo(int pageSize) {
        assertThat(walk(Set.of(1L), pageSize)).containsExactly(1L);
        assertThat(requests).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void race3ADenseTableIsReadInPagesOfTheSizeRequested() {
        Set<Long> table = new TreeSet<>();
        for (long number = 1; number <= 5000; number++) {
            table.add(number);
        }

        assertThat(walk(table, 1000)).hasSize(5000);
        assertThat(requests).startsWith("1-1000", "1001-2000", "2001-3000", "3001-4000", "4001-5000", "5001-6000");
    }

    @Test
    void aSparseTableIsReadInAnswersOfAtMostAPage() {
        Set<Long> table = new TreeSet<>();
        for (long number = 70; number <= 700_000; number += 70) {
            table.add(number);
        }
        List<Integer> answers = new ArrayList<>();

        List<Long> walked = NumberedPages.stream(
                        (from, to) -> {
                            List<Long> matches = table.stream()
                                    .filter(number -> number >= from && number <= to)
                                    .toList();
                            answers.add(matches.size());
                            return matches;
                        },
                        Long::longValue,
                        500)
                .toList();

        assertThat(walked).containsExactlyElementsOf(table);
        assertThat(answers).hasSizeLessThan(40).allMatch(matches -> matches <= 500);
    }

    @Test
    void aWideRangeThatTheShopCannotListIsNarrowedUntilItCan() {
        // a catalogue whose numbers begin behind a large gap, in a shop that has memory for 2,000 rows
        Set<Long> table = new TreeSet<>();
        for (long number = 100_001; number <= 105_000; number++) {
            table.add(number);
        }

        List<Long> walked = NumberedPages.stream(
                        (from, to) -> {
                            List<Long> matches = table.stream()
                                    .filter(number -> number >= from && number <= to)
                                    .toList();
                            if (matches.size() > 2000) {
                                throw new MagentoException.ServerFault("catalog_product.list", "out of memory");
                            }
                            return matches;
                        },
                        Long::longValue,
                        1000)
                .toList();

        assertThat(walked).containsExactlyElementsOf(table);
    }

    @Test
    void aRangeThatTheShopCannotListIsNotTriedAgainAndAgain() {
        NavigableSet<Long> table = new TreeSet<>();
        for (long number = 10_000_001; number <= 10_100_000; number++) {
            table.add(number);
        }
        List<Integer> failures = new ArrayList<>();

        List<Long> walked = NumberedPages.stream(
                        (from, to) -> {
                            List<Long> matches = List.copyOf(table.subSet(from, true, to, true));
                            if (matches.size() > 5000) {
                                failures.add(matches.size());
                                throw new MagentoException.ServerFault("catalog_product.list", "out of memory");
                            }
                            return matches;
                        },
                        Long::longValue,
                        1000)
                .toList();

        assertThat(walked).containsExactlyElementsOf(table);
        assertThat(failures).hasSizeBetween(1, 10);
    }

    private final List<Long> unlisted = new ArrayList<>();

    /** The numbers of a table in whose lists some entities break the answer. */
    private List<Long> walkBroken(Set<Long> table, Set<Long> poison) {
        unlisted.clear(); // of the try before
        return NumberedPages.stream(
                        (from, to) -> {
                            requests.add(from + "-" + to);
                            if (poison.stream().anyMatch(number -> number >= from && number <= to)) {
                                throw new MagentoException.ServerFault("sales_order.list", "Fatal error");
                            }
                            return table.stream()
                                    .filter(number -> number >= from && number <= to)
                                    .toList();
                        },
                        Long::longValue,
                        100,
                        0,
                        Optional.of(unlisted::add))
                .toList();
    }

    @Property(tries = 200)
    void anEntityThatBreaksTheListFailsAlone(
            @ForAll @Size(max = 40) Set<@LongRange(min = 1, max = 5_000) Long> numbers,
            @ForAll @LongRange(min = 1, max = 5_000) long poison) {
        Set<Long> others = new TreeSet<>(numbers);
        others.remove(poison);

        assertThat(walkBroken(numbers, Set.of(poison))).containsExactlyElementsOf(others);
        assertThat(unlisted).containsExactly(poison);
    }

    @Test
    void toFindTheEntityThatBreaksTheListTakesFewRequests() {
        assertThat(walkBroken(Set.of(1L, 60L, 90L, 150L), Set.of(60L))).containsExactly(1L, 90L, 150L);
        assertThat(unlisted).containsExactly(60L);
        assertThat(requests).hasSizeLessThan(20);
    }

    @Test
    void aShopThatListsNothingIsLeftAloneAfterFewRequests() {
        assertThatThrownBy(() -> NumberedPages.stream(
                                (from, to) -> {
                                    requests.add(from + "-" + to);
                                    throw new MagentoException.ServerFault("catalog_product.list", "broken");
                                },
                                Long::longValue,
                                1000,
                                0,
                                Optional.of(unlisted::add))
                        .toList())
                .isInstanceOf(MagentoException.ServerFault.class);
        assertThat(unlisted).isEmpty();
        assertThat(requests).containsExactly("1-1000", "1-250", "1-63", "1-16", "1-4", "1-1", "2-2");
    }

    @Test
    void aBrokenPageIsNotSplitIfNoCallbackIsSet() {
        assertThatThrownBy(() -> NumberedPages.stream(
                                (from, to) -> {
                                    requests.add(from + "-" + to);
                                    throw new MagentoException.ServerFault("catalog_product.list", "broken");
                                },
                                Object::hashCode,
                                1000)
                        .toList())
                .isInstanceOf(MagentoException.ServerFault.class);
        assertThat(requests).containsExactly("1-1000");
    }

    @Test
    void aShopThatDoesNotAnswerIsNotAskedAgain() {
        assertThatThrownBy(() -> NumberedPages.stream(
                                (from, to) -> {
                                    requests.add(from + "-" + to);
                                    throw new MagentoException.NoAnswer("catalog_product.list", "silence");
                                },
                                Long::longValue,
                                1000,
                                0,
                                Optional.of(unlisted::add))
                        .toList())
                .isInstanceOf(MagentoException.NoAnswer.class);
        assertThat(requests).containsExactly("1-1000");
    }
}
