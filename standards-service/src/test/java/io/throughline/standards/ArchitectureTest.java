package io.throughline.standards;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.throughline.standards", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] DOMAIN = {
        "io.throughline.standards.candidates",
        "io.throughline.standards.comments",
        "io.throughline.standards.standards",
        "io.throughline.standards.standards.query",
        "io.throughline.standards.standards.diff",
        "io.throughline.standards.stores",
        "io.throughline.standards.imports",
        "io.throughline.standards.erasure",
        "io.throughline.standards.voice"
    };

    @ArchTest
    static final ArchRule domainsArePlainJava = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "javax.sql..",
                    "java.sql..",
                    "io.quarkus..",
                    "org.apache.kafka..",
                    "io.smallrye..",
                    "..web..",
                    "..sql..",
                    "..kafka..");

    @ArchTest
    static final ArchRule featuresDependOnEachOtherInOneDirection =
            slices().matching("io.throughline.standards.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule sqlDoesNotKnowHttp = noClasses()
            .that()
            .resideInAPackage("..sql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "..web..", "io.throughline.standards.http..");

    @ArchTest
    static final ArchRule kafkaAndHttpDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("..web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..kafka..", "io.throughline.standards.flow..");
}
