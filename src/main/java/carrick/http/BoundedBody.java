package carrick.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Collects the bytes of an answer, and gives up on one that is longer than allowed. */
final class BoundedBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> collected = BodySubscribers.ofByteArray();
    private final int longest;
    private Subscription subscription;
    private int length;

    BoundedBody(int longest) {
        this.longest = longest;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return collected.getBody();
    }

    @Override
    public void onSubscribe(Subscription answer) {
        subscription = answer;
        collected.onSubscribe(answer);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        length += bytes.stream().mapToInt(ByteBuffer::remaining).sum();
        if (length > longest) {
            subscription.cancel();
            collected.onError(new IOException("the answer is longer than " + longest + " bytes"));
        } else {
            collected.onNext(bytes);
        }
    }

    @Override
    public void onError(Throwable failure) {
        collected.onError(failure);
    }

    @Override
    public void onComplete() {
        collected.onComplete();
    }
}
