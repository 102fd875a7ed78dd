package io.throughline.standards.flow;

import io.throughline.runtime.consumer.Decoder;
import io.throughline.runtime.consumer.UnreadableRecordException;
import io.throughline.runtime.events.CloudEventHeaders;
import io.throughline.standards.candidates.kafka.PracticeDecoder;
import io.throughline.standards.erasure.kafka.FeedbackErasedDecoder;
import io.throughline.standards.stores.kafka.StoreDecoder;
import io.throughline.standards.voice.kafka.VoiceDecoder;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells events apart by their type; of one that is not for this service nothing more is read. */
final class InboundDecoder implements Decoder<Inbound> {

    private final PracticeDecoder practices = new PracticeDecoder();
    private final StoreDecoder stores = new StoreDecoder();
    private final FeedbackErasedDecoder erasures = new FeedbackErasedDecoder();
    private final VoiceDecoder voices = new VoiceDecoder();

    @Override
    public Optional<Inbound> decode(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        String type = CloudEventHeaders.read(record.headers(), CloudEventHeaders.TYPE)
                .orElseThrow(() -> new UnreadableRecordException("no header " + CloudEventHeaders.TYPE));
        return switch (type) {
            case PracticeDecoder.TYPE -> practices.decode(record).map(Inbound.OfPractice::new);
            case StoreDecoder.TYPE -> stores.decode(record).map(Inbound.OfStore::new);
            case FeedbackErasedDecoder.TYPE -> erasures.decode(record).map(Inbound.OfErasure::new);
            case VoiceDecoder.TYPE -> voices.decode(record).map(Inbound.OfVoice::new);
            default -> Optional.empty();
        };
    }
}
