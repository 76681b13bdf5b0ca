package invoices;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class ApplicationTest {

    @Test
    void an_invoice_is_sent_by_another_thread() {
        try (var context = new AnnotationConfigApplicationContext(Application.class)) {
            Drafts drafts = new Drafts();
            drafts.customer("Ada");
            drafts.add(900);
            drafts.add(95);
            String sent = context.getBean(Desk.class).finish(drafts).join();
            assertTrue(sent.matches("mail-\\d: Ada owes 995"), sent);
        }
    }
}
