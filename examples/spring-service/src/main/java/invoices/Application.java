package invoices;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Puts the parts together. */
@Configuration
@ComponentScan
@EnableAsync
class Application {

    @Bean
    ThreadPoolTaskExecutor taskExecutor() {
        ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
        pool.setCorePoolSize(2);
        pool.setThreadNamePrefix("mail-");
        return pool;
    }

    public static void main(String[] arguments) {
        try (var context = new AnnotationConfigApplicationContext(Application.class)) {
            Drafts drafts = new Drafts();
            drafts.customer("Ada");
            drafts.add(995);
            System.out.println(context.getBean(Desk.class).finish(drafts).join());
        }
    }
}
