package zeroset.model.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.Budget;
import zeroset.model.config.DensityConfig;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.SamplingConfig;
import zeroset.model.geometry.Region;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Budget.class,
                EncodingConfig.class,
                DensityConfig.class,
                BackgroundConfig.class,
                SamplingConfig.Sections.class,
                Region.class
            })
    void knowsEveryAlternativeByName(Class<?> sealedType) {
        var introspector = Json.MAPPER.getSerializationConfig().getAnnotationIntrospector();
        var described = Json.MAPPER
                .getSerializationConfig()
                .introspectClassAnnotations(Json.MAPPER.constructType(sealedType))
                .getClassInfo();
        var named = introspector.findSubtypes(described).stream()
                .map(type -> type.getType())
                .collect(Collectors.toSet());
        assertEquals(Set.copyOf(Arrays.asList(sealedType.getPermittedSubclasses())), named);
    }
}
