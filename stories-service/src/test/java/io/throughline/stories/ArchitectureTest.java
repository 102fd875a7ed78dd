package io.throughline.stories;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.throughline.stories", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] FRAMEWORKS = {
        "jakarta..", "javax.sql..", "java.sql..", "io.quarkus..", "org.apache.kafka..", "io.smallrye.."
    };

    @ArchTest
    static final ArchRule featuresThemselvesAreFreeOfFrameworks = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.throughline.stories.stories",
                    "io.throughline.stories.practices",
                    "io.throughline.stories.corrections",
                    "io.throughline.stories.learning",
                    "io.throughline.stories.reclassification",
                    "io.throughline.stories.trends")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule classificationIsFreeOfFrameworks = noClasses()
            .that()
            .resideInAPackage("io.throughline.stories.classification..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule classificationKeepsItsInsidesToItself = noClasses()
            .that()
            .resideOutsideOfPackage("io.throughline.stories.classification..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.throughline.stories.classification.*..");

    @ArchTest
    static final ArchRule classificationKnowsNothingOfStories = noClasses()
            .that()
            .resideInAPackage("io.throughline.stories.classification..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.throughline.stories.stories..",
                    "io.throughline.stories.practices..",
                    "io.throughline.stories.corrections..",
                    "io.throughline.stories.learning..",
                    "io.throughline.stories.reclassification..",
                    "io.throughline.stories.trends..",
                    "io.throughline.stories.trial..",
                    "io.throughline.stories.wiring..",
                    "io.throughline.runtime..");

    @ArchTest
    static final ArchRule edgesOfStoriesMeetOnlyInTheirRootAndInSql = noClasses()
            .that()
            .resideInAPackage("io.throughline.stories.stories.web")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.throughline.stories.stories.kafka");
}
