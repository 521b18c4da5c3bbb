package zeroset.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import zeroset.app.ui.FxThread;
import zeroset.model.engine.ScalarMath;
import zeroset.model.engine.TensorEngine;

/// Who may know whom. Between modules Maven and `module-info` already say no; these rules hold inside them.
@AnalyzeClasses(packages = "zeroset", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> EXPORTED_BY_MODEL = exportedPackages();

    @ArchTest
    static final ArchRule exportedPackagesHoldNoTensors = noClasses()
            .that(describe("reside in a package that zeroset.model exports", ArchitectureTest::isExported))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..")
            .because(
                    "the snapshot is the seam: what leaves the model is plain Java, so that neither the viewport nor a user"
                            + " of the library needs PyTorch to compile or to run");

    @ArchTest
    static final ArchRule tensorsStayInTheirPackages = noClasses()
            .that(not(resideInAnyPackage(
                    "zeroset.model.rays..",
                    "zeroset.model.sampling..",
                    "zeroset.model.encoding..",
                    "zeroset.model.field..",
                    "zeroset.model.density..",
                    "zeroset.model.volume..",
                    "zeroset.model.loss..",
                    "zeroset.model.trainer..",
                    "zeroset.model.engine..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..")
            .because("native memory is freed by scopes that only the tensor packages keep track of");

    @ArchTest
    static final ArchRule onlyTheEnginePackageLoadsTheEngine = noClasses()
            .that(not(resideInAPackage("zeroset.model.engine..")))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("ai.djl.engine.Engine")
            .because("libtorch reads its environment once, when it loads: TensorEngine prepares that first");

    @ArchTest
    static final ArchRule graphsKeepTheirNumbers = noClasses()
            .that(not(belongToAnyOf(ScalarMath.class)))
            .should()
            .callMethod(NDArray.class, "mul", Number.class)
            .orShould()
            .callMethod(NDArray.class, "div", Number.class)
            .orShould()
            .callMethod(NDArray.class, "pow", Number.class)
            .orShould()
            .callMethod(NDArray.class, "maximum", Number.class)
            .orShould()
            .callMethod(NDArray.class, "minimum", Number.class)
            .because("DJL frees the number's memory before the backward pass reads it: ScalarMath does not");

    @ArchTest
    static final ArchRule durationsComeFromAClockThatNobodySets = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .because("the time of day jumps: durations come from System.nanoTime, dates from Instant");

    @ArchTest
    static final ArchRule renderSeesOnlyCamerasGeometryAndSnapshots = noClasses()
            .that()
            .resideInAPackage("zeroset.render..")
            .should()
            .dependOnClassesThat(resideInAPackage("zeroset.model..")
                    .and(not(resideInAnyPackage(
                            "zeroset.model.camera..", "zeroset.model.geometry..", "zeroset.model.snapshot.."))))
            .because("a viewport that knows data sets or training cannot show a snapshot that came from elsewhere");

    @ArchTest
    static final ArchRule renderKnowsNoToolkit = noClasses()
            .that()
            .resideInAPackage("zeroset.render..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "java.awt..", "ai.djl..")
            .because("it hands out pixels and runs without a display");

    @ArchTest
    static final ArchRule modelKnowsNeitherRenderNorApp = noClasses()
            .that()
            .resideInAPackage("zeroset.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("zeroset.render..", "zeroset.app..", "javafx..", "org.lwjgl..", "picocli..")
            .because("the engine runs as a library: dependencies go app -> render -> model and never back");

    @ArchTest
    static final ArchRule renderDoesNotKnowApp = noClasses()
            .that()
            .resideInAPackage("zeroset.render..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("zeroset.app..")
            .because("dependencies go app -> render -> model and never back");

    @ArchTest
    static final ArchRule onlyTheWindowKnowsJavaFx = noClasses()
            .that(not(resideInAPackage("zeroset.app.ui..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp.ikonli..")
            .because("the command line and the work behind the window run where there is no toolkit");

    @ArchTest
    static final ArchRule onlyFxThreadCallsRunLater = noClasses()
            .that(not(belongToAnyOf(FxThread.class)))
            .should()
            .callMethod(Platform.class, "runLater", Runnable.class)
            .because(
                    "a sender that is faster than the screen floods the fx thread: FxThread collapses bursts to a pulse");

    @ArchTest
    static final ArchRule theWorkBehindTheWindowDoesNotKnowIt = noClasses()
            .that()
            .resideInAnyPackage("zeroset.app.workspace..", "zeroset.app.job..", "zeroset.app.preferences..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("zeroset.app.ui..")
            .because("every job has a twin on the command line, and tests drive the workspace without a window");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = classes()
            .should()
            .haveNameNotMatching(".*(Utils?|Helpers?|Managers?|Impl)(\\$.*)?")
            .because("a name that fits every class says nothing about this one: name the concept");

    @ArchTest
    static final ArchRule librariesDoNotPrint = noClasses()
            .that()
            .resideInAnyPackage("zeroset.model..", "zeroset.render..")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .because("standard output is the command line's contract with scripts; messages go to SLF4J");

    private static boolean isExported(JavaClass type) {
        return EXPORTED_BY_MODEL.contains(type.getPackageName());
    }

    private static Set<String> exportedPackages() {
        try {
            Path model = Path.of(TensorEngine.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return ModuleFinder.of(model).find("zeroset.model").orElseThrow().descriptor().exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
