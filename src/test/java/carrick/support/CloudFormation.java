package carrick.support;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A CloudFormation template. {@code !Ref X} is read as a map from {@code !Ref} to {@code X}, and so is every other function. */
public record CloudFormation(Map<String, Object> template) {

    public static CloudFormation parse(String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new CloudFormation(new Yaml(new Functions(options)).load(yaml));
    }

    /** What lies at that path of keys; {@code null} where there is nothing. */
    @SuppressWarnings("unchecked")
    public <T> T at(String... path) {
        Object found = template;
        for (var key : path) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return (T) found;
    }

    /** The forwarder's code in it. */
    public String code() {
        return at("Resources", "Forwarder", "Properties", "Code", "ZipFile");
    }

    private static final class Functions extends SafeConstructor {

        private Functions(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return Map.of(node.getTag().getValue(), argument(node));
                }
            });
        }

        private Object argument(Node node) {
            return node instanceof ScalarNode scalar
                    ? scalar.getValue()
                    : List.copyOf(constructSequence((SequenceNode) node));
        }
    }
}
