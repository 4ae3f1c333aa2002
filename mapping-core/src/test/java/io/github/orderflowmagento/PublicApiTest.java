package io.github.orderflowmagento;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

/** Reads the sources of the packages that the clients export: what users see is documented where they see it. */
class PublicApiTest {
    private static final Pattern THREADS = Pattern.compile("\\bthreads?\\b|\\b[Tt]hread-safe\\b|\\b[Ii]mmutable\\b");
    private static final Set<Tree.Kind> INTERFACES = Set.of(Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE);
    private static final Set<Tree.Kind> TYPES =
            Set.of(Tree.Kind.CLASS, Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE, Tree.Kind.ENUM, Tree.Kind.RECORD);

    private static final Pattern EXPORTED = Pattern.compile("exports ([\\w.]+);");

    enum Client {
        ORDERFLOW("orderflow-client"),
        MAGENTO("magento-client");

        @SuppressWarnings("ImmutableEnumChecker") // it is never changed
        private final List<String> packages;

        @SuppressWarnings("ImmutableEnumChecker") // as above
        private final List<Item> api;

        Client(String module) {
            try {
                Path sources = Path.of("..", module, "src/main");
                packages = EXPORTED.matcher(Files.readString(sources.resolve("jpms/module-info.java")))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                api = api(sources.resolve("java"), packages);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Something that users see: a type or a member of one. */
    private record Item(String name, Tree tree, Optional<DocCommentTree> javadoc) {

        boolean isType() {
            return TYPES.contains(tree.getKind());
        }

        @Override
        public String toString() {
            return name;
        }

        List<String> explained() {
            return javadoc.stream()
                    .flatMap(comment -> comment.getBlockTags().stream())
                    .filter(ParamTree.class::isInstance)
                    .map(ParamTree.class::cast)
                    .map(tag -> tag.getName().toString())
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void somethingOfEachExportedPackageIsRead(Client client) {
        assertThat(client.packages).isNotEmpty();
        assertThat(client.packages)
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(client.api).anyMatch(item -> item.name().matches(Pattern.quote(name) + "\\.\\w+")));
    }

    @ParameterizedTest
    @EnumSource
    void everyPublicTypeAndMemberHasJavadoc(Client client) {
        assertThat(client.api)
                .filteredOn(item -> item.javadoc().isEmpty())
                .extracting(Item::name)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyPublicTypeSaysWhetherSeveralThreadsMayUseIt(Client client) {
        assertThat(client.api).filteredOn(Item::isType).isNotEmpty();
        assertThat(client.api)
                .filteredOn(Item::isType)
                .filteredOn(item -> item.javadoc()
                        .filter(comment -> THREADS.matcher(comment.getFullBody().toString())
                                .find())
                        .isEmpty())
                .extracting(Item::name)
                .isEmpty();
    }

    @Test
    void everyComponentOfAPublicRecordIsExplained() {
        assertThat(Client.values())
                .flatExtracting(client -> client.api)
                .filteredOn(item -> item.tree().getKind() == Tree.Kind.RECORD)
                .isNotEmpty()
                .allSatisfy(item ->
                        assertThat(item.explained()).as(item.name()).containsAll(components((ClassTree) item.tree())));
    }

    private static List<Item> api(Path folder, List<String> packages) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources(folder, packages)));
            DocTrees trees = DocTrees.instance(task);
            List<Item> items = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                TreePath path = new TreePath(unit);
                unit.getTypeDecls().stream()
                        .filter(ClassTree.class::isInstance)
                        .filter(type -> isVisible(((ClassTree) type).getModifiers()))
                        .forEach(type ->
                                add(new TreePath(path, type), String.valueOf(unit.getPackageName()), trees, items));
            }
            return items;
        }
    }

    private static List<Path> sources(Path folder, List<String> packages) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String name : packages) {
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(folder.resolve(name.replace('.', '/')), "[A-Z]*.java")) {
                files.forEach(sources::add);
            }
        }
        return sources;
    }

    private static void add(TreePath path, String owner, DocTrees trees, List<Item> items) {
        ClassTree type = (ClassTree) path.getLeaf();
        String name = owner + "." + type.getSimpleName();
        items.add(item(path, name, trees));
        for (Tree member : type.getMembers()) {
            TreePath at = new TreePath(path, member);
            if (member instanceof ClassTree nested && isVisible(nested.getModifiers(), type)) {
                add(at, name, trees, items);
            } else if (member instanceof MethodTree method
                    && isVisible(method.getModifiers(), type)
                    && !inheritsItsJavadoc(method)) {
                items.add(item(at, name + "." + method.getName(), trees));
            } else if (member instanceof VariableTree field && isVisible(field.getModifiers(), type)) {
                items.add(item(at, name + "." + field.getName(), trees));
            }
        }
    }

    private static Item item(TreePath path, String name, DocTrees trees) {
        return new Item(
                name,
                path.getLeaf(),
                Optional.ofNullable(trees.getDocCommentTree(path))
                        .filter(comment -> !comment.getFullBody().isEmpty()));
    }

    private static boolean isVisible(ModifiersTree modifiers, ClassTree owner) {
        return INTERFACES.contains(owner.getKind())
                ? !modifiers.getFlags().contains(Modifier.PRIVATE)
                : isVisible(modifiers);
    }

    private static boolean isVisible(ModifiersTree modifiers) {
        return Stream.of(Modifier.PUBLIC, Modifier.PROTECTED).anyMatch(modifiers.getFlags()::contains);
    }

    private static boolean inheritsItsJavadoc(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    /** The parser keeps the components as fields; all others of a record are static. */
    private static List<String> components(ClassTree type) {
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(not(field -> field.getModifiers().getFlags().contains(Modifier.STATIC)))
                .map(field -> field.getName().toString())
                .toList();
    }
}
