package io.github.orderflowmagento.orderflow.imports;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ImportItemTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " name", "name ", "na=me", "na\nme", "na\rme", "na\u2028me", "#name", "!name"})
    void anItemWithAnInvalidPropertyNameCannotBeBuilt(String name) {
        ImportItem.Builder item = order("1").putProperties(name, "value");

        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(item::build)
                .satisfies(problem -> assertThat(problem.property()).isEqualTo(name))
                .withMessageContaining("Item '1'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\b", "\u001b", "\ud800", "\udc00 after", "\uffff"})
    void anItemWithACharacterThatXmlForbidsCannotBeBuilt(String forbidden) {
        ImportItem.Builder item = order("1").putProperties("comment", "my secret wish " + forbidden);

        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(item::build)
                .withMessageContaining("Item '1', property 'comment'")
                .withMessageContaining("U+")
                .withMessageNotContaining("wish");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "1\n2", "1\t2"})
    void anItemNeedsAnExternalReferenceOfOneLine(String reference) {
        assertThatExceptionOfType(InvalidPropertyException.class)
                .isThrownBy(order(reference)::build)
                .satisfies(problem -> assertThat(problem.property()).isEqualTo("externalReference"))
                .satisfies(problem -> assertThat(problem.externalReference()).isEqualTo(reference));
    }

    @Test
    void absentEmptyAndZeroStayThreeDifferentThings() {
        ImportItem item = order("1")
                .putProperties("fax", "")
                .putProperties("quantity", "0")
                .build();

        assertThat(item.properties()).containsOnlyKeys("fax", "quantity").containsEntry("fax", "");
        assertThat(ImportDocument.text(List.of(item))).contains("[fax=\nquantity=0\n]");
    }

    @Test
    void toStringShowsNoProperties() {
        ImportItem item = order("1").putProperties("deliveryContactName", "Ada").build();

        assertThat(item.toString()).contains("externalReference=1").doesNotContain("Ada");
    }

    private static ImportItem.Builder order(String reference) {
        return ImportItem.builder()
                .type(ImportType.ORDER)
                .operation(ImportOperation.INSERT)
                .externalReference(reference);
    }
}
