package carrick.alexa.amazon;

import carrick.platform.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a customer's Amazon account lives; Alexa calls the Lambda function of that region, and only its gateway takes the events. */
public enum Region {
    NA("us-east-1", Setting.AMAZON_GATEWAY_NA),
    EU("eu-west-1", Setting.AMAZON_GATEWAY_EU),
    FE("us-west-2", Setting.AMAZON_GATEWAY_FE);

    private final String awsRegion;
    private final Setting gateway;

    Region(String awsRegion, Setting gateway) {
        this.awsRegion = awsRegion;
        this.gateway = gateway;
    }

    /** @param reported the {@code AWS_REGION} of the function that Alexa called */
    public static Optional<Region> ofAws(String reported) {
        return Arrays.stream(values())
                .filter(region -> region.awsRegion.equals(reported))
                .findFirst();
    }

    /** Where Alexa looks for the function of a skill. */
    public String awsRegion() {
        return awsRegion;
    }

    /** The others, in the order in which they are worth trying. */
    public List<Region> others() {
        return Arrays.stream(values()).filter(region -> region != this).toList();
    }

    Setting gateway() {
        return gateway;
    }
}
