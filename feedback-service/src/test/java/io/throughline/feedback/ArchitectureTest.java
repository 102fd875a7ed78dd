package io.throughline.feedback;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "io.throughline.feedback", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] PLAIN = Stream.of(
                    "commit",
                    "erasure",
                    "flagging",
                    "intake",
                    "misuse",
                    "privacy",
                    "reading",
                    "signals",
                    "stores",
                    "stores.imports")
            .map(feature -> "io.throughline.feedback." + feature)
            .toArray(String[]::new);

    @ArchTest
    static final ArchRule whatAFeatureIsAboutIsPlainJava = noClasses()
            .that()
            .resideInAnyPackage(PLAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "org.apache.kafka..", "java.sql..", "..web..", "..sql..");

    @ArchTest
    static final ArchRule featuresDependOnEachOtherInOneDirection =
            slices().matching("io.throughline.feedback.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule sqlDoesNotKnowHttp = noClasses()
            .that()
            .resideInAPackage("..sql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "..web..");
}
