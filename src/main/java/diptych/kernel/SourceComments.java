package diptych.kernel;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The Javadoc comments in one file of Java source. */
final class SourceComments {

  private final CompilationUnitTree unit;
  private final DocTrees trees;

  private SourceComments(CompilationUnitTree unit, DocTrees trees) {
    this.unit = unit;
    this.trees = trees;
  }

  /** Reads a file, without the classes that it uses. */
  static SourceComments of(String source) throws IOException {
    var file =
        new SimpleJavaFileObject(URI.create("mem:///Source.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    var compiler = ToolProvider.getSystemJavaCompiler();
    var options = List.of("-proc:none");
    var task =
        (JavacTask) compiler.getTask(null, null, problem -> {}, options, null, List.of(file));
    return new SourceComments(task.parse().iterator().next(), DocTrees.instance(task));
  }

  /** The comment of a class or of its member, if it has one of its own. */
  Optional<String> find(Signature signature) {
    return type(signature).flatMap(path -> find(path, signature));
  }

  /** The classes and interfaces that the class extends, by their names in the source. */
  List<String> supertypes(Signature signature) {
    var names = new ArrayList<String>();
    type(signature)
        .map(path -> (ClassTree) path.getLeaf())
        .ifPresent(
            type -> {
              if (type.getExtendsClause() != null) {
                names.add(type.getExtendsClause().toString());
              }
              type.getImplementsClause().forEach(tree -> names.add(tree.toString()));
            });
    return names.stream().map(Signature::plainType).toList();
  }

  private Optional<TreePath> type(Signature signature) {
    Optional<TreePath> found = Optional.of(new TreePath(unit));
    List<? extends Tree> members = unit.getTypeDecls();
    for (var name : signature.classes()) {
      var around = found.get();
      found =
          members.stream()
              .filter(
                  tree ->
                      tree instanceof ClassTree type && type.getSimpleName().contentEquals(name))
              .findFirst()
              .map(tree -> new TreePath(around, tree));
      if (found.isEmpty()) {
        return found;
      }
      members = ((ClassTree) found.get().getLeaf()).getMembers();
    }
    return found;
  }

  private Optional<String> find(TreePath type, Signature signature) {
    var ofType = Optional.ofNullable(trees.getDocComment(type));
    if (signature.member().isEmpty()) {
      return ofType;
    }
    var own =
        ((ClassTree) type.getLeaf())
            .getMembers().stream()
                .filter(tree -> is(tree, signature))
                .findFirst()
                .map(tree -> trees.getDocComment(new TreePath(type, tree)));
    if (own.isPresent()) {
      return own;
    }
    if (signature.member().equals(Signature.CONSTRUCTOR)) {
      return ofType;
    }
    var ofRecord =
        signature.types().filter(List::isEmpty).isPresent()
            && type.getLeaf().getKind() == Tree.Kind.RECORD;
    return ofRecord
        ? ofType.flatMap(comment -> Javadoc.parameter(comment, signature.member()))
        : Optional.empty();
  }

  private static boolean is(Tree tree, Signature signature) {
    if (tree instanceof MethodTree method) {
      return signature.types().isPresent()
          && method.getName().contentEquals(signature.member())
          && method.getParameters().stream()
              .map(parameter -> Signature.plainType(parameter.getType().toString()))
              .toList()
              .equals(signature.types().get());
    }
    var name =
        tree instanceof VariableTree field
            ? field.getName()
            : tree instanceof ClassTree nested ? nested.getSimpleName() : null;
    return signature.types().isEmpty() && name != null && name.contentEquals(signature.member());
  }
}
