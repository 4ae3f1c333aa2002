package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The Javadoc of the exported packages. */
class PublicApiTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path MODULE = Path.of("src/main/jpms/module-info.java");

    @Test
    void everyPublicMemberHasJavadoc() throws IOException {
        Api api = exported();

        assertThat(api.members).isNotEmpty();
        assertThat(api.undocumented).isEmpty();
    }

    @Test
    void everyPublicTypeSaysWhetherItIsThreadSafe() throws IOException {
        Api api = exported();

        assertThat(api.types).isNotEmpty();
        assertThat(api.silentOnThreads).isEmpty();
    }

    @Test
    void eachKindOfMemberIsLookedAt() throws IOException {
        Api api = new Api(List.of(new SourceText("""
                /**
                 * Immutable.
                 *
                 * @param x said
                 */
                public record Point(int x, int y) {
                    /** Not thread-safe. */
                    public static final class Builder {
                        public Builder() {}
                        protected void hook() {}
                        void hidden() {}
                        @Override public String toString() { return ""; }
                    }
                    public static final int ZERO = 0;
                    interface Hidden { void hidden(); }
                    public enum Side { LEFT, /** Said. */ RIGHT }
                    public interface Part { int size(); private void hidden() {} class Nested {} }
                }
                """)));

        assertThat(api.undocumented)
                .containsExactly(
                        "Point.y",
                        "Point.Builder.<init>",
                        "Point.Builder.hook",
                        "Point.ZERO",
                        "Point.Side",
                        "Point.Side.LEFT",
                        "Point.Part",
                        "Point.Part.size",
                        "Point.Part.Nested");
        assertThat(api.silentOnThreads).containsExactly("Point.Side", "Point.Part", "Point.Part.Nested");
    }

    private static Api exported() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : exportedPackages()) {
            try (Stream<Path> ofPackage = Files.list(SOURCES.resolve(name.replace('.', '/')))) {
                ofPackage
                        .filter(file -> file.toString().endsWith(".java"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return new Api(sources(files));
    }

    private static List<String> exportedPackages() throws IOException {
        CompilationUnitTree module =
                parser(sources(List.of(MODULE))).parse().iterator().next();
        return module.getModule().getDirectives().stream()
                .filter(ExportsTree.class::isInstance)
                .map(directive -> ((ExportsTree) directive).getPackageName().toString())
                .toList();
    }

    private static List<JavaFileObject> sources(List<Path> files) {
        Iterable<? extends JavaFileObject> sources = ToolProvider.getSystemJavaCompiler()
                .getStandardFileManager(null, null, null)
                .getJavaFileObjectsFromPaths(files);
        return StreamSupport.stream(sources.spliterator(), false)
                .<JavaFileObject>map(source -> source)
                .toList();
    }

    private static JavacTask parser(List<JavaFileObject> sources) {
        return (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, null, null, null, sources);
    }

    private static final class SourceText extends SimpleJavaFileObject {
        private final String text;

        SourceText(String text) {
            super(URI.create("string:///Point.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** The public and protected types and members of sources, and those whose Javadoc lacks something. */
    private static final class Api extends TreePathScanner<Void, Void> {
        private static final Pattern THREAD_SAFETY = Pattern.compile("thread|immutable", Pattern.CASE_INSENSITIVE);

        final List<String> types = new ArrayList<>();
        final List<String> members = new ArrayList<>();
        final List<String> undocumented = new ArrayList<>();
        final List<String> silentOnThreads = new ArrayList<>();
        private final DocTrees trees;

        Api(List<JavaFileObject> sources) throws IOException {
            JavacTask parser = parser(sources);
            trees = DocTrees.instance(parser);
            scan(parser.parse(), null);
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!isPublic(type.getModifiers())) {
                return null;
            }
            String name = name(type.getSimpleName());
            types.add(name);
            String javadoc = trees.getDocComment(getCurrentPath());
            if (javadoc == null) {
                undocumented.add(name);
            }
            if (javadoc == null || !THREAD_SAFETY.matcher(javadoc).find()) {
                silentOnThreads.add(name);
            }
            return super.visitClass(type, null);
        }

        /** A method that overrides another inherits its Javadoc. */
        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            boolean isOverride = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            if (isPublic(method.getModifiers()) && !isOverride) {
                member(name(method.getName()), trees.getDocComment(getCurrentPath()) != null);
            }
            return null;
        }

        /** A constant of a class or an enum, or a component of a record, which the record's own Javadoc describes. */
        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
            boolean isComponent = parent().getKind() == Tree.Kind.RECORD
                    && !variable.getModifiers().getFlags().contains(Modifier.STATIC);
            if (isComponent) {
                member(name(variable.getName()), isParameterOfItsRecord(variable));
            } else if (isPublic(variable.getModifiers())) {
                member(name(variable.getName()), trees.getDocComment(getCurrentPath()) != null);
            }
            return null;
        }

        @Override
        public Void visitBlock(BlockTree initializer, Void nothing) {
            return null;
        }

        private void member(String name, boolean isDocumented) {
            members.add(name);
            if (!isDocumented) {
                undocumented.add(name);
            }
        }

        private boolean isParameterOfItsRecord(VariableTree component) {
            DocCommentTree javadoc = trees.getDocCommentTree(getCurrentPath().getParentPath());
            return javadoc != null
                    && javadoc.getBlockTags().stream()
                            .anyMatch(tag -> tag instanceof ParamTree param
                                    && param.getName().getName().contentEquals(component.getName()));
        }

        /** What stands in an interface is public unless it is private. */
        private boolean isPublic(ModifiersTree modifiers) {
            boolean isInInterface =
                    parent().getKind() == Tree.Kind.INTERFACE || parent().getKind() == Tree.Kind.ANNOTATION_TYPE;
            return modifiers.getFlags().contains(Modifier.PUBLIC)
                    || modifiers.getFlags().contains(Modifier.PROTECTED)
                    || (isInInterface && !modifiers.getFlags().contains(Modifier.PRIVATE));
        }

        private Tree parent() {
            return getCurrentPath().getParentPath().getLeaf();
        }

        /** The name with those of the types that it stands in. */
        private String name(CharSequence simpleName) {
            StringBuilder name = new StringBuilder(simpleName);
            for (Tree tree : getCurrentPath().getParentPath()) {
                if (tree instanceof ClassTree type) {
                    name.insert(0, type.getSimpleName() + ".");
                }
            }
            return name.toString();
        }
    }
}
